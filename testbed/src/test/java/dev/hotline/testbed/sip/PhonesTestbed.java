package dev.hotline.testbed.sip;

import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.asterisk.FreePorts;
import dev.hotline.testbed.sip.audio.Sounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;

/** A real Asterisk with some contexts of a test's own, and phones on it. */
final class PhonesTestbed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PhonesTestbed.class.getName());
    private static final String CONTEXTS = """
            [hotline](+)
            exten => 100,1,Answer()
             same => n,Playback(${HOTLINE_SOUNDS}/zh/hello)
             same => n,Playback(${HOTLINE_SOUNDS}/en/hello)
             same => n,MusicOnHold(hotline,2)
             same => n,Playback(${HOTLINE_SOUNDS}/zh/bye)
             same => n,Hangup()
            exten => 101,1,Answer()
             same => n,Read(keys,,3,,,5)
             same => n,Verbose(0,keys ${keys} from ${CALLERID(num)})
             same => n,Hangup()
            exten => 102,1,Answer()
             same => n,Echo()
            exten => 103,1,Answer()
             same => n,Verbose(0,name is [${CALLERID(name)}] and number is [${CALLERID(num)}])
             same => n,Wait(2)
             same => n,Hangup()
            exten => 104,1,Answer()
             same => n,Dial(PJSIP/1001,5,gm(hotline))
             same => n,Hangup()
            exten => _1XXX,1,Dial(PJSIP/${EXTEN},3,g)
             same => n,Verbose(0,dial ended with ${DIALSTATUS})
             same => n,Hangup(17)
            exten => _9.,1,Dial(PJSIP/+${EXTEN:1}@carrier,5)
            """;

    final AsteriskServer server;
    final SipPhones phones;

    private PhonesTestbed(AsteriskServer server, SipPhones phones) {
        this.server = server;
        this.phones = phones;
    }

    /** Starts both, in a folder of their own, where the log stays; nothing listens where the engine would be. */
    static PhonesTestbed start() {
        Path folder = RunFolder.make();
        Path prompts = prompts(folder.resolve("prompts"));
        AsteriskSettings settings = AsteriskSettings.onFreePorts(
                        folder, samples(), prompts, "agi://127.0.0.1:" + FreePorts.tcp())
                .withDialplan(CONTEXTS);
        SipPhones phones = new SipPhones(settings.sip(), prompts, AsteriskSettings::agentPassword);
        return new PhonesTestbed(AsteriskServer.start(install(), settings.withCarrier(phones.port())), phones);
    }

    static AsteriskInstall.Available install() {
        return switch (AsteriskInstall.find(LOG::info)) {
            case AsteriskInstall.Available available -> available;
            case AsteriskInstall.Unavailable unavailable -> throw new AssertionError(unavailable.why());
        };
    }

    /** Asterisk's log so far. */
    String log() {
        try {
            return Files.readString(server.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        phones.close();
        server.close();
    }

    static Path samples() {
        return Path.of("..", "config", "asterisk").toAbsolutePath().normalize();
    }

    static Path prompts(Path folder) {
        short[] common = Sounds.noise(1, 40);
        Sounds.write(folder, "zh/hello", Sounds.join(Sounds.silence(7), common, Sounds.noise(2, 60)));
        Sounds.write(folder, "en/hello", Sounds.join(Sounds.silence(7), common, Sounds.noise(3, 60)));
        Sounds.write(folder, "zh/bye", Sounds.noise(4, 60));
        Sounds.write(folder, "zh/sorry", Sounds.noise(5, 50));
        Sounds.write(folder, "en/sorry", Sounds.noise(6, 50));
        Sounds.write(folder, "music/one", Sounds.noise(7, 300));
        return folder;
    }
}
