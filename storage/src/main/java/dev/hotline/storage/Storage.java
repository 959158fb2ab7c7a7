package dev.hotline.storage;

import dev.hotline.callback.CaseStore;
import dev.hotline.config.Secret;
import dev.hotline.core.CallHistory;
import dev.hotline.core.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** The SQL store of one engine: open it once, use its ports, close it. Safe from any thread. */
public final class Storage {
    private static final long CLOSE_SECONDS = 5;
    private static final String H2 = "h2:";
    private static final String POSTGRESQL = "postgresql://";

    private final Database database;
    private final SqlJournal journal;
    private final SqlCaseStore cases;
    private final SqlCallHistory history;
    private final SqlReports reports;
    private final SqlConfigHistory configs;

    Storage(Vertx vertx, Database database) {
        this.database = database;
        this.journal = new SqlJournal(vertx, database);
        this.cases = new SqlCaseStore(database);
        this.history = new SqlCallHistory(database);
        this.reports = new SqlReports(database, cases);
        this.configs = new SqlConfigHistory(vertx, database);
    }

    /**
     * Opens the database and brings its tables to this version.
     *
     * @param url {@code h2:PATH}, a file, relative to the working directory; or {@code postgresql://user:password@host:port/database}
     * @return fails with a {@link StorageException} that says why, and shows no password
     */
    public static Future<Storage> open(Vertx vertx, Secret url) {
        return database(vertx, url.value()).map(database -> new Storage(vertx, database));
    }

    private static Future<Database> database(Vertx vertx, String url) {
        if (url.startsWith(H2)) {
            return H2Database.open(vertx, url.substring(H2.length()));
        }
        if (url.startsWith(POSTGRESQL)) {
            return PostgresDatabase.open(vertx, url);
        }
        return Future.failedFuture(new StorageException(
                "storage: " + scheme(url) + " (expected: h2:PATH or postgresql://user:password@host:port/database)"));
    }

    /** What may be shown of an address that is not understood: up to the first colon. */
    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 ? "an address with no scheme" : "an address that begins with " + url.substring(0, colon + 1);
    }

    public Journal journal() {
        return journal;
    }

    public CaseStore cases() {
        return cases;
    }

    public CallHistory history() {
        return history;
    }

    public Reports reports() {
        return reports;
    }

    public ConfigHistory configs() {
        return configs;
    }

    Database database() {
        return database;
    }

    /** Succeeds when the database answers now. */
    public Future<Void> check() {
        return database.query("select 1 as one").mapEmpty();
    }

    /** Waits for what was appended before, five seconds at most, then lets go of the database. */
    public Future<Void> close() {
        return journal.close(CLOSE_SECONDS, TimeUnit.SECONDS).eventually(database::close);
    }
}
