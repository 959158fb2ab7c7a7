package dev.hotline.storage;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database's tables to this version. Blocks: for worker threads. */
final class Migrations {
    private Migrations() {}

    static void migrate(FluentConfiguration configuration) {
        configuration.locations("classpath:db/migration").load().migrate();
    }

    static FluentConfiguration configure() {
        return Flyway.configure(Migrations.class.getClassLoader());
    }
}
