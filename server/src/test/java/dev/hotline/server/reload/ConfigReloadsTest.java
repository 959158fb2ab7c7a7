package dev.hotline.server.reload;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.flow.Action;
import dev.hotline.config.source.SourceFile;
import dev.hotline.console.ReloadResult;
import dev.hotline.console.ReloadResult.Outcome;
import dev.hotline.server.TestConfig;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.UnknownVersionException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReloadsTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final MemoryHistory history = new MemoryHistory();
    private final List<HotlineConfig> told = Collections.synchronizedList(new ArrayList<>());
    private final List<ReloadResult> observed = Collections.synchronizedList(new ArrayList<>());
    private volatile Set<String> sounds = Set.of("welcome");
    private TestConfig files;
    private HotlineConfig first;
    private LiveConfig live;
    private ConfigReloads reloads;

    @BeforeEach
    void start() throws Exception {
        files = TestConfig.in(folder);
        ConfigReading read = files.reading();
        first = read.orThrow();
        live = new LiveConfig(first, sounds);
        live.onChange(told::add);
        reloads = new ConfigReloads(
                vertx,
                files.folder(),
                files.reader(),
                () -> sounds,
                live,
                history,
                observed::add,
                InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        done(reloads.close());
        done(vertx.close());
    }

    @Test
    void goodChange_isTakenWhole_andToldOf_andKept() throws Exception {
        files.change("flows/service.yaml", "key-wait: 5s", "key-wait: 7s")
                .change("queues.yaml", "ring-time: 20s", "ring-time: 9s");

        ReloadResult result = done(reloads.reload("command: li", "longer"));

        assertThat(result.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(result.version()).isEqualTo(files.read().version()).isNotEqualTo(first.version());
        assertThat(live.get().version()).isEqualTo(result.version());
        assertThat(menu(live.get()).keyWait()).hasSeconds(7);
        assertThat(ringTime(live.get())).hasSeconds(9);
        assertThat(told).containsExactly(live.get());
        assertThat(observed).containsExactly(result);
        assertThat(reloads.status().by()).isEqualTo("command: li");
        await().untilAsserted(() -> assertThat(history.loads).hasSize(1));
        ConfigLoad load = history.loads.getFirst();
        assertThat(List.of(load.version(), load.by(), load.note(), load.node()))
                .containsExactly(
                        result.version(), "command: li", "longer", first.site().node());
        assertThat(done(history.files(result.version())))
                .extracting(SourceFile::name)
                .contains("flows/service.yaml", "site.yaml", "customers.csv", "prompts/manifest.yaml");
    }

    @Test
    void callsOfEarlierVersions_findTheirs_untilTheyAreOld() throws Exception {
        for (int wait = 6; wait <= 8; wait++) {
            String before = live.get().version();
            files.change("flows/service.yaml", "key-wait: " + (wait - 1) + "s", "key-wait: " + wait + "s");
            done(reloads.reload("test", ""));
            assertThat(live.version(before)).isPresent();
            assertThat(live.version(live.get().version())).contains(live.get());
        }
        assertThat(live.version(first.version())).isEmpty();
    }

    @Test
    void badChange_changesNothing_andSaysEveryProblem_untilItIsMended() throws Exception {
        files.change("flows/service.yaml", "tries: 3", "tries: many")
                .change("queues.yaml", "ring-time: 20s", "ring-time: long");

        ReloadResult refused = done(reloads.reload("file watch", ""));

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.version()).isEqualTo(first.version());
        assertThat(refused.problems()).hasSize(2);
        assertThat(reloads.status().problems()).isEqualTo(refused.problems());
        assertThat(live.get()).isSameAs(first);
        assertThat(told).isEmpty();

        files.change("flows/service.yaml", "tries: many", "tries: 2")
                .change("queues.yaml", "ring-time: long", "ring-time: 20s");
        ReloadResult mended = done(reloads.reload("file watch", ""));

        assertThat(mended.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(reloads.status().problems()).isEmpty();
        assertThat(menu(live.get()).tries()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(history.loads).extracting(ConfigLoad::version).containsExactly(mended.version()));
    }

    @Test
    void badChangeThatIsTakenBack_leavesNoProblem() throws Exception {
        files.change("flows/service.yaml", "tries: 3", "tries: many");
        done(reloads.reload("file watch", ""));
        files.change("flows/service.yaml", "tries: many", "tries: 3");

        assertThat(done(reloads.reload("file watch", "")).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(reloads.status().problems()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void sameContent_nothingHappens_butTheSounds_andWhoSaysWhyIsHeard() throws Exception {
        Files.setLastModifiedTime(files.folder().resolve("flows/service.yaml"), FileTime.fromMillis(1_000_000));
        sounds = Set.of("welcome", "customer-acme");

        assertThat(done(reloads.reload("file watch", "")).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(told).isEmpty();
        assertThat(live.get()).isSameAs(first);
        assertThat(live.sounds()).contains("customer-acme");
        done(reloads.reload("command: li", "the reason"));
        await().untilAsserted(() ->
                assertThat(history.loads).extracting(ConfigLoad::note).containsExactly("the reason"));
    }

    @Test
    void whatNeedsARestart_isSaid_andTheRestIsTaken() throws Exception {
        files.change("site.yaml", "h2:hotline", "h2:other")
                .change("site.yaml", "username: hotline", "username: other")
                .change("site.yaml", "language: zh", "language: en");

        ReloadResult result = done(reloads.reload("test", ""));

        assertThat(result.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(result.warnings())
                .containsExactly(
                        "site.yaml: 'asterisk' takes effect at the next start of the engine",
                        "site.yaml: 'storage' takes effect at the next start of the engine");
        assertThat(reloads.status().warnings()).isEqualTo(result.warnings());
        assertThat(live.get().site().storage()).isEqualTo(first.site().storage());
        assertThat(live.get().site().asterisk()).isEqualTo(first.site().asterisk());
        assertThat(live.get().site().language().code()).isEqualTo("en");
    }

    @Test
    void storeThatIsAway_doesNotHoldUpAReload_andGetsAllInOrderLater() throws Exception {
        ConfigKeeper keeper = new ConfigKeeper(vertx, history, Duration.ofMillis(50));
        history.away = true;
        for (int i = 1; i <= 3; i++) {
            keeper.keep(MemoryHistory.load("v" + i), List.of());
        }
        await().until(() -> history.tries.get() > 1);
        assertThat(history.loads).isEmpty();

        history.away = false;

        await().untilAsserted(() ->
                assertThat(history.loads).extracting(ConfigLoad::version).containsExactly("v1", "v2", "v3"));
        done(keeper.close());
    }

    @Test
    void start_keepsItsVersion_onlyWhenAnotherServedBefore() throws Exception {
        reloads.start(files.reading().files());
        await().until(() -> history.loads.size() == 1);
        assertThat(history.loads.getFirst().by()).isEqualTo("start");

        ConfigKeeper again = new ConfigKeeper(vertx, history, Duration.ofMillis(50));
        again.keepStart(history.loads.getFirst(), List.of());
        again.keep(MemoryHistory.load("v1"), List.of());

        await().untilAsserted(() ->
                assertThat(history.loads).extracting(ConfigLoad::version).containsExactly(first.version(), "v1"));
        done(again.close());
    }

    @Test
    void fileWatch_takesUpAChange() throws Exception {
        reloads.start(files.reading().files());

        files.change("flows/service.yaml", "key-wait: 5s", "key-wait: 7s");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> menu(live.get()).keyWait().toSeconds() == 7);
        assertThat(reloads.status().by()).isEqualTo("file watch");
    }

    @Test
    void rollback_putsTheFilesBack_andRemovesThoseThatWereNotThere() throws Exception {
        Files.delete(files.folder().resolve("prompts/manifest.yaml"));
        ConfigReading bare = files.reading();
        done(history.keep(MemoryHistory.load(bare.orThrow().version()), bare.files()));
        Files.writeString(files.folder().resolve("prompts/manifest.yaml"), Files.readString(TestConfig.manifest()));
        Path queues = files.folder().resolve("queues.yaml");
        Files.setPosixFilePermissions(queues, PosixFilePermissions.fromString("rw-rw----"));
        files.change("queues.yaml", "ring-time: 20s", "ring-time: 9s");
        Files.writeString(files.folder().resolve("notes.txt"), "stays");
        done(reloads.reload("test", ""));

        ReloadResult result = done(reloads.rollback(bare.orThrow().version().substring(0, 5), "command: li", ""));

        assertThat(result.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(result.version()).isEqualTo(bare.orThrow().version());
        assertThat(ringTime(files.read())).hasSeconds(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(queues)))
                .isEqualTo("rw-rw----");
        assertThat(files.folder().resolve("prompts/manifest.yaml")).doesNotExist();
        assertThat(files.folder().resolve("notes.txt")).exists();
        assertThat(files.folder().resolve("prompts/zh/welcome-vip.wav")).exists();
        try (var all = Files.walk(files.folder())) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
        await().untilAsserted(() -> assertThat(history.loads.getLast().note())
                .isEqualTo("rollback to " + bare.orThrow().version()));
    }

    @Test
    void rollback_mendsAFolderWithProblems() throws Exception {
        done(history.keep(MemoryHistory.load(first.version()), files.reading().files()));
        files.change("flows/service.yaml", "tries: 3", "tries: many");
        done(reloads.reload("file watch", ""));

        ReloadResult result = done(reloads.rollback(first.version(), "test", ""));

        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(files.read().version()).isEqualTo(first.version());
        assertThat(reloads.status().problems()).isEmpty();
    }

    @Test
    void rollback_toAVersionThatIsNotGoodToday_changesNothing() throws Exception {
        List<SourceFile> old = files.reading().files().stream()
                .map(file -> file.name().equals("flows/service.yaml")
                        ? new SourceFile("flows/service.yaml", "prompt: x\n")
                        : file)
                .toList();
        done(history.keep(MemoryHistory.load("0123456789ab"), old));

        ReloadResult result = done(reloads.rollback("0123", "test", ""));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems()).isNotEmpty();
        assertThat(files.read().version()).isEqualTo(first.version());
        assertThat(live.get()).isSameAs(first);
    }

    @Test
    void rollback_toAVersionThatNobodyKnows_saysSo_andLaterReloadsGoOn() throws Exception {
        assertThatThrownBy(() -> done(reloads.rollback("beef", "test", "")))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageStartingWith("version: beef");
        assertThat(done(reloads.reload("test", "")).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void rollback_thatCannotWriteAFile_touchesNone() throws Exception {
        files.change("agents.yaml", "phone: 1001", "phone: 1011").change("flows/service.yaml", "tries: 3", "tries: 4");
        String agents = Files.readString(files.folder().resolve("agents.yaml"));
        List<SourceFile> broken = new ArrayList<>(files.reading().files());
        broken.addFirst(new SourceFile("agents.yaml", "agents: {}"));
        broken.add(new SourceFile("flows/service.yaml/below", "x"));

        assertThatThrownBy(() -> new ConfigFiles(files.folder()).put(broken, Set.of("flows/service.yaml")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        new ConfigFiles(files.folder()).put(List.of(new SourceFile("../out.yaml", "x")), Set.of()))
                .hasMessageStartingWith("file: ../out.yaml (expected: one within ");

        assertThat(files.folder().resolve("agents.yaml")).content().isEqualTo(agents);
        assertThat(files.folder().resolve("flows/service.yaml")).content().contains("tries: 4");
        try (var all = Files.list(files.folder())) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void soundsThatCannotBeRead_areAProblemToo_andChangeNothing() throws Exception {
        ConfigReloads unlucky = new ConfigReloads(
                vertx,
                files.folder(),
                files.reader(),
                () -> {
                    throw new IOException("the disk is gone");
                },
                live,
                history,
                observed::add,
                InstantSource.system());

        ReloadResult result = done(unlucky.reload("test", ""));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems().getFirst().message()).contains("the disk is gone");
        assertThat(live.get()).isSameAs(first);
    }

    @Test
    void rollback_throughALink_keepsTheLink() throws Exception {
        done(history.keep(MemoryHistory.load(first.version()), files.reading().files()));
        Path real = Files.createDirectories(folder.resolve("elsewhere")).resolve("flows/service.yaml");
        Path link = files.folder().resolve("flows/service.yaml");
        Files.writeString(real, Files.readString(link).replace("tries: 3", "tries: 4"));
        Files.delete(link);
        Files.createSymbolicLink(link, real);

        done(reloads.rollback(first.version(), "test", ""));

        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("tries: 3");
    }

    @Test
    void manyAtOnce_areTakenOneAfterTheOther() throws Exception {
        List<Future<ReloadResult>> all = new ArrayList<>();
        files.change("flows/service.yaml", "key-wait: 5s", "key-wait: 7s");
        for (int i = 0; i < 5; i++) {
            all.add(reloads.reload("test " + i, ""));
        }

        done(Future.all(all));

        assertThat(all).extracting(one -> one.result().outcome()).startsWith(Outcome.TAKEN, Outcome.UNCHANGED);
        assertThat(told).hasSize(1);
    }

    private static Duration ringTime(HotlineConfig config) {
        return requireNonNull(config.queues().get("hardware")).ringTime();
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }

    private static Action.Menu menu(HotlineConfig config) {
        return (Action.Menu) config.flow("service").step("menu").orElseThrow().action();
    }
}
