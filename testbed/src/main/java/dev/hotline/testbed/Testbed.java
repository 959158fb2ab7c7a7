package dev.hotline.testbed;

import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.asterisk.FreePorts;
import dev.hotline.testbed.sip.SipPhones;
import dev.hotline.testkit.asterisk.SimulatedAsterisk;
import dev.hotline.testkit.phones.PhoneSystem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A whole hotline on the loopback, on ports of its own: phone system, phones and engine. Several can run side by side. The engine is
 * started by its user. Methods block; one thread at a time, but for the phones.
 */
public final class Testbed implements AutoCloseable {
    private static final String SECRET = "change-me";

    private final PhoneSystem phones;
    private final @Nullable AsteriskServer asterisk;
    private final EngineProcess engine;
    private final HotlineApi api;
    private final ConfigTree config;
    private final int agiPort;

    private Testbed(
            PhoneSystem phones,
            @Nullable AsteriskServer asterisk,
            EngineProcess engine,
            HotlineApi api,
            ConfigTree config,
            int agiPort) {
        this.phones = phones;
        this.asterisk = asterisk;
        this.engine = engine;
        this.api = api;
        this.config = config;
        this.agiPort = agiPort;
    }

    /**
     * With a real Asterisk, which is started, and SIP phones.
     *
     * @param folder for all files of this run
     * @param changes made to the copy of the shipped configuration before anything starts
     */
    public static Testbed real(
            Home home, Path folder, AsteriskInstall.Available install, Consumer<ConfigTree> changes) {
        return real(home, folder, install, settings -> settings, changes);
    }

    /**
     * The same with another Asterisk.
     *
     * @param asterisk what is particular to it; its addresses stay
     */
    public static Testbed real(
            Home home,
            Path folder,
            AsteriskInstall.Available install,
            UnaryOperator<AsteriskSettings> asterisk,
            Consumer<ConfigTree> changes) {
        int agi = FreePorts.tcp();
        AsteriskSettings settings = asterisk.apply(AsteriskSettings.onFreePorts(
                folder.resolve("pbx"), home.asterisk(), home.prompts(), "agi://127.0.0.1:" + agi));
        SipPhones phones = new SipPhones(settings.sip(), home.prompts(), AsteriskSettings::agentPassword);
        AsteriskServer server = AsteriskServer.start(install, settings.withCarrier(phones.port()));
        return make(home, folder, phones, server, agi, settings.amiPort(), changes);
    }

    /** With the simulated phone system. */
    public static Testbed simulated(Home home, Path folder, Consumer<ConfigTree> changes) {
        int agi = FreePorts.tcp();
        SimulatedAsterisk system = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(
                        () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), agi), "hotline", SECRET, "pbx1")
                .withPrompts(home.prompts()));
        return make(home, folder, system, null, agi, system.amiPort(), changes);
    }

    private static Testbed make(
            Home home,
            Path folder,
            PhoneSystem phones,
            @Nullable AsteriskServer asterisk,
            int agi,
            int ami,
            Consumer<ConfigTree> changes) {
        int http = FreePorts.tcp();
        Path data = folder.resolve("data");
        ConfigTree config = ConfigTree.copy(home, folder.resolve("config"));
        config.write("site.yaml", site(agi, ami, http, data));
        changes.accept(config);
        HotlineApi api = new HotlineApi(http, data);
        EngineProcess engine =
                new EngineProcess(home.jar(), config.dir(), data, api, Map.of("HOTLINE_AMI_SECRET", SECRET));
        return new Testbed(phones, asterisk, engine, api, config, agi);
    }

    private static String site(int agi, int ami, int http, Path data) {
        return """
                node: engine1
                country: CN
                language: zh
                time-zone: Asia/Shanghai
                agi: {listen: "127.0.0.1:%d", allow: [127.0.0.1]}
                asterisk:
                  - name: pbx1
                    ami: "127.0.0.1:%d"
                    username: hotline
                    secret: ${env:HOTLINE_AMI_SECRET}
                    agent-channel: PJSIP/{phone}
                    customer-channel: PJSIP/{number}@carrier
                    callback-context: hotline-callback
                pauses: {1: lunch, 2: break}
                http: {listen: "127.0.0.1:%d"}
                storage: "h2:%s"
                transfer: {outside: ["+86"], caller-id: 8008100800}
                prompts: {base: "http://127.0.0.1:%d/prompts"}
                """.formatted(agi, ami, http, data.resolve("hotline"), http);
    }

    public PhoneSystem phones() {
        return phones;
    }

    /** The real Asterisk; empty when it is simulated. */
    public Optional<AsteriskServer> asterisk() {
        return Optional.ofNullable(asterisk);
    }

    public EngineProcess engine() {
        return engine;
    }

    public HotlineApi api() {
        return api;
    }

    public ConfigTree config() {
        return config;
    }

    /** Where the engine takes FastAGI. */
    public int agiPort() {
        return agiPort;
    }

    @Override
    public void close() {
        phones.close();
        engine.close();
        if (asterisk != null) {
            asterisk.close();
        }
    }
}
