package dev.hotline.testbed.recording;

import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.asterisk.RootFolder;
import dev.hotline.testbed.sip.SipPhones;
import dev.hotline.testbed.sip.audio.Sounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records the sessions that {@code FakeAsterisk} is compared with. Arguments: the folder of a Debian with Asterisk, the samples
 * ({@code config/asterisk}), and the file to write. How to get such a folder is in the README.md beside the recordings.
 */
final class Recorder {
    private Recorder() {}

    public static void main(String[] args) throws IOException {
        Path folder = RunFolder.make();
        Path prompts = prompts(folder.resolve("p"));
        Recording recording = new Recording();
        try (ServerSocket engine = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            AsteriskSettings settings = AsteriskSettings.onFreePorts(
                    folder,
                    samples(Path.of(args[1]), folder.resolve("samples")),
                    prompts,
                    "agi://127.0.0.1:" + engine.getLocalPort());
            try (SipPhones phones = new SipPhones(settings.sip(), prompts, AsteriskSettings::agentPassword);
                    AsteriskServer server = start(Path.of(args[0]), settings.withCarrier(phones.port()))) {
                new Scenario(recording, engine, phones, server.settings()).play();
            }
        }
        recording.write(Path.of(args[2]), "/host" + prompts.toAbsolutePath());
    }

    private static AsteriskServer start(Path debian, AsteriskSettings settings) {
        return AsteriskServer.start(new AsteriskInstall.Available(debian.toString(), new RootFolder(debian)), settings);
    }

    /** The samples; Asterisk 16 knows {@code auth_type=digest} only by its old name, which 22 takes as well. */
    private static Path samples(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".conf")).toList()) {
                String text = Files.readString(file).replace("auth_type=digest", "auth_type=userpass");
                Files.writeString(to.resolve(file.getFileName()), text);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return to;
    }

    private static Path prompts(Path folder) {
        Sounds.write(folder, "zh/half", Sounds.noise(1, 25));
        Sounds.write(folder, "zh/two", Sounds.noise(2, 100));
        for (String name : List.of("en/sorry", "zh/sorry", "music/one")) {
            Sounds.write(folder, name, Sounds.noise(name.hashCode(), 300));
        }
        return folder;
    }
}
