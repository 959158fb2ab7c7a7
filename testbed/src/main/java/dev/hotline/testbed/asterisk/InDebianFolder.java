package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asterisk in a folder with a small Debian unstable, made by debootstrap and kept. Each process that uses it has its own view of the
 * file system (a mount namespace), in which this machine's files are below {@code /host}; nothing stays mounted.
 */
final class InDebianFolder implements Finder {
    private static final String STAMP = "hotline-complete";
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private final Path folder;
    private final Consumer<String> progress;

    InDebianFolder(Path folder, Consumer<String> progress) {
        this.folder = folder.toAbsolutePath();
        this.progress = progress;
    }

    @Override
    public AsteriskInstall find() {
        if (!Command.run(Duration.ofSeconds(5), List.of("unshare", "--mount", "true"))
                .isSuccess()) {
            return unavailable("needs root (unshare --mount is refused)");
        }
        try {
            return isComplete() ? available() : get();
        } catch (IOException e) {
            return unavailable(e.toString());
        }
    }

    private boolean isComplete() {
        return Files.exists(folder.resolve(STAMP));
    }

    private AsteriskInstall get() throws IOException {
        Files.createDirectories(folder.getParent());
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel channel =
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                return isComplete() ? available() : build();
            }
        }
    }

    private void lock(FileChannel channel) throws IOException {
        if (channel.tryLock() == null) {
            try (Progress shown = new Progress("Another process is getting Asterisk from Debian", progress)) {
                shown.now("waiting for it");
                FileLock unused = channel.lock();
            }
        }
    }

    private AsteriskInstall build() throws IOException {
        Optional<String> mirror = DebianMirror.of(Path.of("/etc/apt"));
        if (mirror.isEmpty()) {
            return unavailable("no Debian mirror in /etc/apt");
        }
        try (Progress shown = new Progress("Getting Asterisk from Debian (once, 500 MB)", progress)) {
            if (Command.find("debootstrap").isEmpty()) {
                Command.Result installed = Command.run(
                        Duration.ofMinutes(5),
                        List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "debootstrap"),
                        shown::now);
                if (!installed.isSuccess()) {
                    return unavailable("apt-get install debootstrap failed: " + installed.lastLine());
                }
            }
            return debootstrap(mirror.get(), shown);
        }
    }

    private AsteriskInstall debootstrap(String mirror, Progress shown) throws IOException {
        Path building = folder.resolveSibling(folder.getFileName() + ".building");
        remove(building);
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of("debootstrap", "--variant=minbase", "--include=asterisk,asterisk-core-sounds-en-gsm"));
        command.addAll(List.of("sid", building.toString(), mirror));
        Command.Result result = Command.run(Duration.ofMinutes(20), command, shown::now);
        if (!result.isSuccess()) {
            return unavailable("debootstrap failed: " + result.lastLine());
        }
        finish(building);
        return available();
    }

    private void finish(Path building) throws IOException {
        Files.createDirectories(building.resolve("host"));
        // Asterisk looks its host's name up again and again, and blocks for seconds where that goes to DNS.
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        Files.writeString(building.resolve("etc/hosts"), "127.0.0.1 localhost " + host + "\n");
        remove(building.resolve("var/cache/apt/archives"));
        Files.writeString(building.resolve(STAMP), "");
        remove(folder);
        Files.move(building, folder);
    }

    private static void remove(Path path) throws IOException {
        if (Files.exists(path)) {
            Command.Result removed =
                    Command.run(Duration.ofMinutes(2), List.of("rm", "-rf", "--one-file-system", path.toString()));
            if (!removed.isSuccess()) {
                throw new IOException("cannot remove " + path + ": " + removed.lastLine());
            }
        }
    }

    private AsteriskInstall available() {
        Launcher launcher = new RootFolder(folder);
        Command.Result version = Command.run(Duration.ofSeconds(10), launcher.console("version", List.of("-V")));
        return version.isSuccess()
                ? new AsteriskInstall.Available(version.lastLine() + " in " + folder, launcher)
                : unavailable("asterisk -V failed: " + version.lastLine());
    }

    private AsteriskInstall unavailable(String why) {
        return new AsteriskInstall.Unavailable("Debian folder " + folder + ": " + why);
    }
}
