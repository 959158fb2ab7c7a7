package dev.hotline.testbed.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Asterisk that this machine has installed. */
final class OnPath implements Finder {

    @Override
    public AsteriskInstall find() {
        Optional<Path> asterisk = Command.find("asterisk");
        if (asterisk.isEmpty()) {
            return new AsteriskInstall.Unavailable("no asterisk on the PATH");
        }
        String file = asterisk.get().toString();
        Command.Result version = Command.run(Duration.ofSeconds(5), List.of(file, "-V"));
        if (!version.isSuccess()) {
            return new AsteriskInstall.Unavailable(
                    file + " -V failed: " + version.output().strip());
        }
        return new AsteriskInstall.Available(version.output().strip() + " (" + file + ")", new Installed(file));
    }

    private record Installed(String file) implements Launcher {
        @Override
        public List<String> server(String name, List<Path> folders, List<String> arguments) {
            return console(name, arguments);
        }

        @Override
        public List<String> console(String name, List<String> arguments) {
            return Stream.concat(Stream.of(file), arguments.stream()).toList();
        }
    }
}
