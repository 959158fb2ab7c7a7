package dev.hotline.storage;

import dev.hotline.config.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class H2StorageTest {
    @TempDir
    Path folder;

    private Secret file() {
        return new Secret("h2:" + folder.resolve("hotline"));
    }

    @Nested
    class JournalOnH2 extends JournalContract {
        @Override
        Secret emptyDatabase() {
            return file();
        }
    }

    @Nested
    class CasesOnH2 extends CaseContract {
        @Override
        Secret emptyDatabase() {
            return file();
        }
    }

    @Nested
    class HistoryOnH2 extends CallHistoryContract {
        @Override
        Secret emptyDatabase() {
            return file();
        }
    }

    @Nested
    class ReportsOnH2 extends ReportsContract {
        @Override
        Secret emptyDatabase() {
            return file();
        }
    }

    @Nested
    class ConfigsOnH2 extends ConfigHistoryContract {
        @Override
        Secret emptyDatabase() {
            return file();
        }
    }
}
