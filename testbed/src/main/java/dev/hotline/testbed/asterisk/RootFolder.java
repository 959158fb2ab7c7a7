package dev.hotline.testbed.asterisk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asterisk of whichever version in a folder made by debootstrap, entered as its root, with this machine's files below its {@code /host}. */
public record RootFolder(Path folder) implements Launcher {
    private static final String ENTER = """
            root=$1; shift
            mount --rbind / "$root/host" && mount --rbind /dev "$root/dev" && mount -t proc proc "$root/proc" || exit 126
            exec chroot "$root" asterisk "$@"
            """;

    @Override
    public List<String> server(String name, List<Path> folders, List<String> arguments) {
        return console(name, arguments);
    }

    @Override
    public List<String> console(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of("sh", "-c", ENTER, name, folder.toString()));
        command.addAll(arguments);
        return command;
    }

    @Override
    public Path inside(Path file) {
        return Path.of("/host" + file.toAbsolutePath());
    }
}
