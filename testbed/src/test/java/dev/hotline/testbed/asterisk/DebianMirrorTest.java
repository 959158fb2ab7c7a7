package dev.hotline.testbed.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianMirrorTest {
    @TempDir
    Path apt;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(apt.resolve("sources.list.d"));
    }

    @Test
    void debianSources_areTakenBeforeOtherArchives() throws IOException {
        Files.writeString(
                apt.resolve("sources.list.d/another.list"), "deb [signed-by=/k] https://other.test/apt any main\n");
        Files.writeString(
                apt.resolve("sources.list.d/debian.sources"),
                "Types: deb\n# http://old.test/debian\nURIs: http://mirror.test/debian\nSuites: bookworm\n");

        assertThat(DebianMirror.of(apt)).contains("http://mirror.test/debian");
    }

    @Test
    void oldStyleSourcesList_isRead() throws IOException {
        Files.writeString(
                apt.resolve("sources.list"),
                "# deb http://no.test/debian x\ndeb http://mirror.test/debian/ sid main\n");

        assertThat(DebianMirror.of(apt)).contains("http://mirror.test/debian/");
    }

    @Test
    void noDebianArchive_isEmpty() throws IOException {
        Files.writeString(apt.resolve("sources.list"), "deb http://mirror.test/ubuntu noble main\n");

        assertThat(DebianMirror.of(apt)).isEmpty();
    }
}
