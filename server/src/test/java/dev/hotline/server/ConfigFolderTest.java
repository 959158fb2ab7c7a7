package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.ConfigReading;
import dev.hotline.config.source.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFolderTest {
    @TempDir
    Path folder;

    @Test
    void aConfigWithWarningsOnly_isUsed() throws Exception {
        TestConfig config = TestConfig.in(folder).change("agents.yaml", "grade: top", "grade: junior");

        ConfigReading read = ConfigFolder.reading(config.folder());

        assertThat(read.config()).isPresent();
        assertThat(read.problems()).isNotEmpty().noneMatch(Problem::isError);
    }

    @Test
    void aConfigWithAnError_isRefusedWithItsPlace() throws Exception {
        TestConfig config = TestConfig.in(folder).change("queues.yaml", "ring-time: 20s", "ring-time: long");

        assertThatThrownBy(() -> ConfigFolder.reading(config.folder()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("queues.yaml:");
    }
}
