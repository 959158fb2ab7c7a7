package dev.hotline.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.SourceFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {
    @TempDir
    Path folder;

    private SampleFolder samples;

    @BeforeEach
    void copySamples() throws IOException {
        samples = new SampleFolder(folder);
    }

    @Test
    void read_tlsOfANode_isPinnedOrTrusted() throws ConfigException {
        assertThat(tls("")).isEqualTo(new AmiTls.Off());
        assertThat(tls("tls: {fingerprint: 'sha256:" + "AB:".repeat(31) + "AB'}"))
                .isEqualTo(new AmiTls.Pinned("ab".repeat(32)));
        assertThat(tls("tls: {trust: system}")).isEqualTo(new AmiTls.SystemTrust());
        assertThat(tls("tls: {trust: agents.yaml}")).isEqualTo(new AmiTls.Trusted(folder.resolve("agents.yaml")));
    }

    private AmiTls tls(String keys) throws ConfigException {
        String original = samples.content("site.yaml");
        try {
            return samples.edit("site.yaml", "username: hotline", "username: hotline\n    " + keys)
                    .read()
                    .site()
                    .asterisk()
                    .getFirst()
                    .tls();
        } finally {
            samples.write("site.yaml", original);
        }
    }

    @Test
    void read_trustedFileThatIsNotThere_isAProblem() {
        assertThat(samples.edit("site.yaml", "username: hotline", "username: hotline\n    tls: {trust: ca.pem}")
                        .problems())
                .containsExactly("site.yaml:17:18: trust: the file " + folder.resolve("ca.pem") + " cannot be read");
    }

    @Test
    void read_login_isByChallengeUnlessPlain() throws ConfigException {
        assertThat(samples.read().site().asterisk().getFirst().login()).isEqualTo(AmiLogin.MD5);
        assertThat(samples.edit("site.yaml", "username: hotline", "username: hotline\n    login: plain")
                        .read()
                        .site()
                        .asterisk()
                        .getFirst()
                        .login())
                .isEqualTo(AmiLogin.PLAIN);
    }

    @Test
    void read_samples_givesEveryRecord() throws ConfigException {
        HotlineConfig config = samples.read();

        assertThat(config.site().asterisk().get(0).secret()).isEqualTo(new Secret("s3cret"));
        assertThat(config.site().agi()).isEqualTo(new Endpoint("127.0.0.1", 4573));
        assertThat(config.line("4008100400").orElseThrow().vip()).isTrue();
        assertThat(config.line("8008100800").orElseThrow().flow()).isEqualTo("standard");
        assertThat(config.line("8008100800").orElseThrow().languages()).containsExactly(Language.ZH, Language.EN);
        assertThat(config.flows().keySet()).containsExactly("service", "standard", "vip");
        assertThat(config.queues().keySet()).containsExactly("hardware", "software", "orders", "operator");
        assertThat(config.agents().keySet()).containsExactly("lin", "wang", "chen", "zhao", "sun", "he", "zhou", "wu");
        assertThat(config.agents())
                .extractingByKey("zhou")
                .extracting(Agent::skills)
                .isEqualTo(Map.of());
        assertThat(requireNonNull(config.surveys().get("service"))
                        .questions()
                        .get(0)
                        .unhappy())
                .containsExactly(1, 2);
        assertThat(config.callback().retryNoAnswer())
                .containsExactly(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(24));
        assertThat(config.callback().hours().week())
                .isEqualTo(WeeklyHours.daily(TimeRange.of(LocalTime.of(9, 0), LocalTime.of(21, 0))));
        assertThat(config.callback().target()).contains(Duration.ofHours(24));
        assertThat(config.calendars()).containsOnlyKeys("office", "always", "hotline");
        assertThat(config.warnings()).isEmpty();
        assertThat(config.customers().byNumber("+862150321188").orElseThrow().dedicatedAgent())
                .contains("lin");
        assertThat(config.customers().byId("harbour").orElseThrow().name()).isEqualTo("Harbour & Sons, Ltd.");
    }

    @Test
    void read_flow_givesStepsWithAllTheirExits() throws ConfigException {
        Flow service = requireNonNull(samples.read().flows().get("service"));

        assertThat(service.first().action()).isInstanceOf(Action.Branch.class);
        assertThat(service.first().exits()).isEqualTo(Map.of(Exit.numbered(1), "menu", Exit.ELSE, "language"));
        assertThat(service.step("menu").orElseThrow().action())
                .isEqualTo(new Action.Menu(List.of("menu-main"), Set.of("1", "2", "3", "0"), Duration.ofSeconds(5), 3));
        assertThat(service.step("menu").orElseThrow().target(Exit.key("3"))).contains("orders");
        assertThat(service.step("language").orElseThrow().target(Exit.NOTHING)).contains("menu");
        assertThat(service.step("orders").orElseThrow().action())
                .isEqualTo(new Action.Queue("orders", "orders", Optional.empty()));
        assertThat(service.step("end").orElseThrow().exits()).isEmpty();
    }

    @Test
    void read_exitThatASubFlowReturns_leadsWhereNextLeadsUnlessItIsNamed(@TempDir Path other)
            throws IOException, ConfigException {
        FlowFolder flows = new FlowFolder(other)
                .main("a: {flow: sub, next: b, lost: c}\nb: {play: no-key, next: c}\nc: {hangup: }")
                .sub("a: {menu: no-key, keys: {1: b}, nothing: c}\nb: {return: done}\nc: {return: lost}");

        assertThat(requireNonNull(flows.samples().read().flows().get("main"))
                        .first()
                        .exits())
                .isEqualTo(Map.of(Exit.NEXT, "b", new Exit("done"), "b", new Exit("lost"), "c"));
    }

    @Test
    void read_services_haveADefaultTimeout_andSecretHeaders(@TempDir Path other) throws IOException, ConfigException {
        FlowFolder flows = new FlowFolder(other).main("a: {hangup: }");
        flows.samples()
                .edit(
                        "site.yaml",
                        "https://crm.example.com/api'",
                        "https://crm.example.com/api/', headers: {X-Key: '${env:HOTLINE_AMI_SECRET}'}");

        assertThat(flows.samples().read().site().services())
                .containsEntry(
                        "crm",
                        new WebService(
                                "crm",
                                URI.create("https://crm.example.com/api"),
                                Map.of("X-Key", new Secret("s3cret")),
                                Optional.empty(),
                                Duration.ofSeconds(2),
                                Duration.ZERO));
    }

    @Test
    void read_sameFiles_sameVersionWhateverTheSecret() throws ConfigException {
        String version = samples.read().version();

        assertThat(version).matches("[0-9a-f]{12}");
        assertThat(new ConfigReader(name -> "other").read(folder).version()).isEqualTo(version);
        assertThat(samples.edit("flows/service.yaml", "tries: 3", "tries: 4")
                        .read()
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void read_spreadsheetsCsv_isRead() throws ConfigException {
        samples.write(
                "customers.csv",
                "\uFEFFname,id,tier,numbers,language,dedicated_engineer\r\n\"Say \"\"Hi\"\",\nLtd\",hi,standard,13900139009,,\r\n");

        Customer hi = samples.read().customers().byNumber("+8613900139009").orElseThrow();

        assertThat(hi.name()).isEqualTo("Say \"Hi\",\nLtd");
        assertThat(hi.language()).isEqualTo(Language.ZH);
    }

    @Test
    void read_secretInFile_takesItsFirstLine() throws ConfigException {
        samples.write("ami.secret", "from-a-file\n")
                .edit("site.yaml", "${env:HOTLINE_AMI_SECRET}", "${file:ami.secret}");

        assertThat(samples.read().site().asterisk().get(0).secret().value()).isEqualTo("from-a-file");
    }

    @Test
    void read_passwordOfTheDatabaseReferredTo_isPutIntoTheAddress() throws ConfigException {
        samples.edit("site.yaml", "h2:hotline", "\"postgresql://hotline:${env:HOTLINE_AMI_SECRET}@db/hotline\"");

        assertThat(samples.read().site().storage().value()).isEqualTo("postgresql://hotline:s3cret@db/hotline");
    }

    @Test
    void reading_ofItsOwnFiles_isTheSameConfiguration() throws ConfigException {
        ConfigReader reader = new ConfigReader(SampleFolder.ENVIRONMENT::get);
        ConfigReading read = reader.reading(samples.path());
        samples.write("flows/service.yaml", "broken");

        ConfigReading again = reader.reading(samples.path(), read.files());

        assertThat(read.files())
                .extracting(SourceFile::name)
                .contains("flows/service.yaml", "site.yaml", "customers.csv");
        assertThat(again.orThrow().version()).isEqualTo(read.orThrow().version());
        assertThat(reader.reading(samples.path()).config()).isEmpty();
    }

    @Test
    void sourceFolder_inMemoryAndOnDisk_haveTheSameNames() {
        samples.write("more/b.yaml", "b")
                .write("more/a.yaml", "a")
                .write("more/deep/c.yaml", "c")
                .write("more/d.txt", "d");
        List<SourceFile> files = Stream.of("more/b.yaml", "more/a.yaml", "more/deep/c.yaml", "more/d.txt")
                .map(name -> new SourceFile(name, name))
                .toList();

        for (SourceFolder folder : List.of(SourceFolder.at(samples.path()), SourceFolder.of(files))) {
            assertThat(folder.names("more", ".yaml")).containsExactly("more/a.yaml", "more/b.yaml");
            assertThat(folder.names("none", ".yaml")).isEmpty();
            assertThat(folder.has("more/a.yaml")).isTrue();
        }
    }
}
