package dev.hotline.storage;

import dev.hotline.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresStorageIT {
    private static final AtomicInteger databases = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static Secret freshDatabase() throws SQLException {
        String name = "hotline" + databases.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Secret("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/" + name);
    }

    @Nested
    class JournalOnPostgres extends JournalContract {
        @Override
        Secret emptyDatabase() throws SQLException {
            return freshDatabase();
        }
    }

    @Nested
    class CasesOnPostgres extends CaseContract {
        @Override
        Secret emptyDatabase() throws SQLException {
            return freshDatabase();
        }
    }

    @Nested
    class HistoryOnPostgres extends CallHistoryContract {
        @Override
        Secret emptyDatabase() throws SQLException {
            return freshDatabase();
        }
    }

    @Nested
    class ReportsOnPostgres extends ReportsContract {
        @Override
        Secret emptyDatabase() throws SQLException {
            return freshDatabase();
        }
    }

    @Nested
    class ConfigsOnPostgres extends ConfigHistoryContract {
        @Override
        Secret emptyDatabase() throws SQLException {
            return freshDatabase();
        }
    }
}
