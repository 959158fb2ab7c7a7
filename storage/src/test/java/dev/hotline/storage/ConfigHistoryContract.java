package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.source.SourceFile;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which configurations served, on any database. */
abstract class ConfigHistoryContract extends StorageContract {
    private static final SourceFile MENU =
            new SourceFile("menu.yaml", "prompt: menu-main\r\n# 硬件 “quotes” ${env:X} ? $1\n");
    private static final SourceFile SITE = new SourceFile("site.yaml", "node: engine1\n");
    private static final SourceFile EMPTY = new SourceFile("flows/empty.yaml", "");
    private static final Instant WHEN = Times.sql(NINE).toInstant();

    @Test
    void keptVersion_givesItsFilesBack_inTheirOrder() {
        keep("aaaa00000001", 0, SITE, MENU, EMPTY);

        assertThat(files("aaaa00000001")).containsExactly(SITE, MENU, EMPTY);
        assertThat(files("aaaa00000002")).isEmpty();
        assertThat(await(storage.configs().index("aaaa00000001")))
                .containsExactly(KeptFile.of(SITE), KeptFile.of(MENU), KeptFile.of(EMPTY));
        assertThat(await(storage.configs().file("aaaa00000001", "menu.yaml"))).contains(MENU);
        assertThat(await(storage.configs().file("aaaa00000001", "none.yaml"))).isEmpty();
    }

    @Test
    void largeFile_isKeptInPieces_andComesBackWhole() {
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder();
        while (rows.length() < 3_000_000) {
            rows.append(random.nextLong()).append(",客户\n");
        }
        SourceFile customers = new SourceFile("customers.csv", rows.toString());

        keep("aaaa00000001", 0, SITE, customers);

        assertThat(files("aaaa00000001").equals(List.of(SITE, customers))).isTrue();
        assertThat(contents("part > 0")).isGreaterThan(2);
    }

    @Test
    void contentThatIsTheSame_isKeptOnce() {
        keep("aaaa00000001", 0, SITE, MENU);
        keep("aaaa00000002", 1, SITE, new SourceFile("menu.yaml", "other\n"));
        keep("aaaa00000003", 2, SITE, MENU, new SourceFile("copy.yaml", MENU.content()));

        assertThat(contents("part = 0")).isEqualTo(3);
        assertThat(files("aaaa00000003")).hasSize(3).contains(new SourceFile("copy.yaml", MENU.content()));
    }

    @Test
    void loads_areNewestFirst_andSayWhoAndWhy() {
        ConfigLoad first = keep("aaaa00000001", 0, SITE);
        ConfigLoad second = keep("bbbb00000001", 1, MENU);
        ConfigLoad again = keep("aaaa00000001", 2, SITE);

        assertThat(await(storage.configs().loads(10))).containsExactly(again, second, first);
        assertThat(await(storage.configs().loads(1))).containsExactly(again);
        assertThat(await(storage.configs().last("engine1"))).contains(again);
        assertThat(await(storage.configs().last("engine2"))).isEmpty();
    }

    @Test
    void sameLoadAgain_changesNothing() {
        ConfigLoad load = keep("aaaa00000001", 0, SITE);

        await(storage.configs().keep(load, List.of(SITE)));

        assertThat(await(storage.configs().loads(10))).containsExactly(load);
    }

    @Test
    void twoEnginesKeepTheSameAtOnce_bothAreKept() {
        Storage other = open();
        ConfigLoad here = load("aaaa00000001", 0);
        ConfigLoad there = load("aaaa00000001", 1);

        await(Future.all(
                storage.configs().keep(here, List.of(SITE, MENU)),
                other.configs().keep(there, List.of(SITE, MENU))));

        assertThat(await(storage.configs().loads(10))).containsExactly(there, here);
        assertThat(files("aaaa00000001")).containsExactly(SITE, MENU);
        await(other.close());
    }

    @Test
    void versions_areFoundByTheBeginningOfTheirName() {
        keep("aaaa00000001", 0, SITE);
        keep("aaab00000001", 1, MENU);
        keep("bbbb00000001", 2, EMPTY);

        assertThat(await(storage.configs().versions("aaa"))).containsExactly("aaaa00000001", "aaab00000001");
        assertThat(await(storage.configs().versions("bbbb00000001"))).containsExactly("bbbb00000001");
        assertThat(await(storage.configs().versions("%"))).isEmpty();
        assertThat(await(storage.configs().versions("_"))).isEmpty();
        assertThat(await(storage.configs().version("b"))).isEqualTo("bbbb00000001");
        assertThat(failure(storage.configs().version("aaa")))
                .hasMessage("version: aaa is the beginning of several: aaaa00000001, aaab00000001"
                        + " (expected: more of its letters)");
        assertThat(failure(storage.configs().version(""))).hasMessageStartingWith("version:  (expected: ");
        assertThat(failure(storage.configs().version("c")))
                .hasMessage("version: c (expected: the beginning of one that 'hotline config log' lists)");
    }

    @Test
    void kept_outlivesTheEngine() {
        ConfigLoad load = keep("aaaa00000001", 0, SITE, MENU);

        reopen();

        assertThat(await(storage.configs().loads(10))).containsExactly(load);
        assertThat(files("aaaa00000001")).containsExactly(SITE, MENU);
    }

    private ConfigLoad keep(String version, int second, SourceFile... files) {
        ConfigLoad load = load(version, second);
        await(storage.configs().keep(load, List.of(files)));
        return load;
    }

    private static ConfigLoad load(String version, int second) {
        return new ConfigLoad(
                UUID.randomUUID(), version, "engine1", WHEN.plusSeconds(second), "command: li", "why? “because”");
    }

    private List<SourceFile> files(String version) {
        return await(storage.configs().files(version));
    }

    private int contents(String which) {
        return await(storage.database()
                .query("select count(*) as n from config_contents where " + which)
                .map(rows -> rows.iterator().next().getInteger("n")));
    }
}
