package dev.hotline.storage;

import dev.hotline.config.source.SourceFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configurations on SQL. Safe from any thread. */
final class SqlConfigHistory implements ConfigHistory {
    private static final String NEWEST = " order by loaded_at desc, id desc limit ?";
    private static final String FILES = "select f.name, f.hash, c.gzip from config_files f"
            + " join config_contents c on c.hash = f.hash where f.version = ?";
    private static final String IN_ORDER = " order by f.position, c.part";
    private static final String CONTENT = SqlText.insert("config_contents", List.of("hash", "part", "gzip"));
    private static final String FILE = SqlText.insert("config_files", List.of("version", "name", "position", "hash"));
    private static final String LOAD =
            SqlText.insert("config_loads", List.of("id", "version", "node", "loaded_at", "loaded_by", "note"));

    private final Vertx vertx;
    private final Database database;

    SqlConfigHistory(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** A file and its hash. */
    private record Hashed(String hash, SourceFile file) {
        static Hashed of(SourceFile file) {
            return new Hashed(PackedFile.hash(file), file);
        }
    }

    /** Another engine may keep the same at the same moment: then what it kept is found the second time. */
    @Override
    public Future<Void> keep(ConfigLoad load, List<SourceFile> files) {
        return vertx.executeBlocking(() -> files.stream().map(Hashed::of).toList(), false)
                .compose(hashed -> keepOnce(load, hashed)
                        .recover(e -> SqlErrors.kind(e) == SqlErrors.Kind.CONFLICT
                                ? keepOnce(load, hashed)
                                : Future.failedFuture(e)));
    }

    private Future<Void> keepOnce(ConfigLoad load, List<Hashed> files) {
        return missing(files)
                .compose(missing -> vertx.executeBlocking(() -> pack(missing), false))
                .compose(packed -> database.transaction(sql -> write(sql, load, packed, files)));
    }

    /** Of the contents, each once, those that are not kept yet. */
    private Future<Collection<Hashed>> missing(List<Hashed> files) {
        Map<String, Hashed> missing = new LinkedHashMap<>();
        files.forEach(file -> missing.putIfAbsent(file.hash(), file));
        String select =
                "select distinct hash from config_contents where hash in (" + SqlText.marks(missing.size()) + ")";
        return database.query(select, missing.keySet().toArray()).map(kept -> {
            kept.forEach(row -> missing.remove(row.getString("hash")));
            return missing.values();
        });
    }

    private static List<PackedFile> pack(Collection<Hashed> files) {
        return files.stream()
                .map(file -> PackedFile.pack(file.file(), file.hash()))
                .toList();
    }

    private static Future<Void> write(Session sql, ConfigLoad load, List<PackedFile> packed, List<Hashed> files) {
        return has(sql, "select 1 as one from config_loads where id = ?", load.id())
                .compose(kept -> kept ? Future.succeededFuture() : writeNew(sql, load, packed, files));
    }

    private static Future<Void> writeNew(Session sql, ConfigLoad load, List<PackedFile> packed, List<Hashed> files) {
        return sql.write(contents(packed))
                .compose(v -> has(sql, "select 1 as one from config_files where version = ?", load.version()))
                .compose(known -> known
                        ? Future.succeededFuture()
                        : sql.write(List.of(new Batch(FILE, names(load.version(), files)))))
                .compose(v -> sql.write(List.of(new Batch(LOAD, List.of(row(load))))));
    }

    private static Future<Boolean> has(Session sql, String select, Object key) {
        return sql.run(select, Tuple.of(key)).map(rows -> rows.size() > 0);
    }

    /** A statement for each piece, so that no message to the database is large. */
    private static List<Batch> contents(List<PackedFile> packed) {
        List<Batch> batches = new ArrayList<>();
        for (PackedFile file : packed) {
            for (int part = 0; part < file.parts().size(); part++) {
                batches.add(new Batch(
                        CONTENT,
                        List.of(Tuple.of(file.hash(), part, file.parts().get(part)))));
            }
        }
        return batches;
    }

    private static List<Tuple> names(String version, List<Hashed> files) {
        List<Tuple> rows = new ArrayList<>();
        files.forEach(file -> rows.add(Tuple.of(version, file.file().name(), rows.size(), file.hash())));
        return rows;
    }

    private static Tuple row(ConfigLoad load) {
        return Tuple.of(load.id(), load.version(), load.node(), Times.sql(load.at()), load.by(), load.note());
    }

    @Override
    public Future<List<ConfigLoad>> loads(int limit) {
        return database.query("select * from config_loads" + NEWEST, limit).map(SqlConfigHistory::loads);
    }

    @Override
    public Future<Optional<ConfigLoad>> last(String node) {
        return database.query("select * from config_loads where node = ?" + NEWEST, node, 1)
                .map(rows -> loads(rows).stream().findFirst());
    }

    @Override
    public Future<List<String>> versions(String prefix) {
        String pattern = prefix.replaceAll("[^0-9A-Za-z-]", "_") + "%";
        return database.query(
                        "select distinct version from config_files where version like ? order by version", pattern)
                .map(rows -> rows.stream()
                        .map(row -> row.getString("version"))
                        .filter(version -> version.startsWith(prefix))
                        .toList());
    }

    @Override
    public Future<List<KeptFile>> index(String version) {
        return database.query("select name, hash from config_files where version = ? order by position", version)
                .map(rows -> rows.stream()
                        .map(row -> new KeptFile(row.getString("name"), row.getString("hash")))
                        .toList());
    }

    @Override
    public Future<Optional<SourceFile>> file(String version, String name) {
        return database.query(FILES + " and f.name = ?" + IN_ORDER, version, name)
                .compose(this::unpacked)
                .map(files -> files.stream().findFirst());
    }

    @Override
    public Future<List<SourceFile>> files(String version) {
        return database.query(FILES + IN_ORDER, version).compose(this::unpacked);
    }

    private Future<List<SourceFile>> unpacked(RowSet<Row> rows) {
        return vertx.executeBlocking(
                () -> packed(rows).stream().map(PackedFile::unpack).toList(), false);
    }

    private static List<PackedFile> packed(RowSet<Row> rows) {
        Map<String, PackedFile> files = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = row.getString("name");
            Buffer part = row.getBuffer("gzip");
            files.computeIfAbsent(name, first -> new PackedFile(name, row.getString("hash"), new ArrayList<>()))
                    .parts()
                    .add(part);
        }
        return List.copyOf(files.values());
    }

    private static List<ConfigLoad> loads(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new ConfigLoad(
                        row.getUUID("id"),
                        row.getString("version"),
                        row.getString("node"),
                        Times.instant(row, "loaded_at"),
                        row.getString("loaded_by"),
                        row.getString("note")))
                .toList();
    }
}
