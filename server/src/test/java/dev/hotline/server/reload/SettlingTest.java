package dev.hotline.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a change in the folder is taken up. */
final class SettlingTest {
    @TempDir
    Path folder;

    private final Settling settling = new Settling();

    @Test
    void quietFolder_isTakenUpOnce() throws Exception {
        write("menu.yaml", "a");
        assertThat(look()).isFalse();
        assertThat(look()).isTrue();
        assertThat(look()).isFalse();
        assertThat(look()).isFalse();
    }

    @Test
    void fileThatIsBeingWritten_isTakenUpWhenItIsQuiet() throws Exception {
        settle();
        write("menu.yaml", "half");
        assertThat(look()).isFalse();
        write("menu.yaml", "half of it, and then the rest");
        assertThat(look()).isFalse();
        assertThat(look()).isTrue();
    }

    @Test
    void sameSizeAndSameTime_butAnotherFile_isAChange() throws Exception {
        write("menu.yaml", "aaaa");
        FileTime time = Files.getLastModifiedTime(folder.resolve("menu.yaml"));
        settle();
        Path other = write("other.tmp", "bbbb");
        Files.setLastModifiedTime(other, time);
        Files.move(other, folder.resolve("menu.yaml"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(look()).isFalse();
        assertThat(look()).isTrue();
    }

    @Test
    void folderBehindALinkThatIsTurned_isAChange() throws Exception {
        Files.createDirectory(folder.resolve("..1"));
        Files.createDirectory(folder.resolve("..2"));
        write("..1/menu.yaml", "one");
        write("..2/menu.yaml", "two");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(folder.resolve("menu.yaml"), Path.of("..data/menu.yaml"));
        settle();
        Files.delete(folder.resolve("..data"));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2"));
        assertThat(look()).isFalse();
        assertThat(look()).isTrue();
    }

    @Test
    void newFilesInAFolderBelow_removedOnes_andBrokenLinks_areChanges() throws Exception {
        settle();
        Files.createDirectory(folder.resolve("flows"));
        write("flows/new.yaml", "x");
        look();
        assertThat(look()).isTrue();
        Files.delete(folder.resolve("flows/new.yaml"));
        look();
        assertThat(look()).isTrue();
        Files.createSymbolicLink(folder.resolve("gone.yaml"), Path.of("nowhere"));
        look();
        assertThat(look()).isTrue();
    }

    @Test
    void soundsAndHiddenFiles_areNoChange() throws Exception {
        settle();
        write("welcome.wav", "RIFF");
        write(".menu.yaml.swp", "x");
        write(".#menu.yaml", "x");
        write("menu.yaml~", "x");
        look();
        assertThat(look()).isFalse();
    }

    private void settle() throws Exception {
        look();
        look();
    }

    private boolean look() throws Exception {
        return settling.settled(Fingerprint.of(folder));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
