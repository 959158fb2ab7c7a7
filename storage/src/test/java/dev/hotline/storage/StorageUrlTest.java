package dev.hotline.storage;

import static dev.hotline.storage.StorageContract.await;
import static dev.hotline.storage.StorageContract.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Secret;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with mistakes in them: the error says what was expected, and never the password. */
class StorageUrlTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeVertx() {
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://hotline:hunter2@db/hotline",
                "hunter2",
                "h2:",
                "h2:data/x;INIT=drop all objects",
                "postgresql://hotline:hunter2@db:many/hotline",
                "postgresql://hotline:hunter2%zz@db/hotline",
                "postgresql://hotline:hunter2@127.0.0.1:1/hotline"
            })
    void open_wrongAddress_saysWhatIsExpectedAndHidesThePassword(String url) {
        Throwable failure = failure(Storage.open(vertx, new Secret(url)));

        assertThat(failure).isInstanceOf(StorageException.class).hasMessageStartingWith("storage: ");
        assertThat(whole(failure)).doesNotContain("hunter2");
    }

    @Test
    void open_folderThatIsAFile_saysWhichFile() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "not a folder");

        assertThat(failure(Storage.open(vertx, new Secret("h2:" + file.resolve("hotline")))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.resolve("hotline.mv.db").toString());
    }

    @Test
    void open_fileThatIsNoDatabase_saysWhichFile() throws Exception {
        Path file = Files.writeString(folder.resolve("hotline.mv.db"), "something else\n".repeat(1000));

        assertThat(failure(Storage.open(vertx, new Secret("h2:" + folder.resolve("hotline")))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString());
    }

    private static String whole(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
