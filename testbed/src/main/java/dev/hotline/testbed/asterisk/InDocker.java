package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asterisk in a container on the host's network. The image is built once from {@code debian:sid}; {@code HOTLINE_ASTERISK_IMAGE} names
 * another one with {@code asterisk} on its PATH.
 */
final class InDocker implements Finder {
    private static final String IMAGE = "hotline-asterisk:22";
    private static final String DOCKERFILE = """
            FROM debian:sid
            RUN apt-get update && apt-get install -y --no-install-recommends asterisk asterisk-core-sounds-en-gsm \
                && rm -rf /var/lib/apt/lists/*
            """;

    private final Consumer<String> progress;

    InDocker(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public AsteriskInstall find() {
        if (!docker(Duration.ofSeconds(3), "info").isSuccess()) {
            return new AsteriskInstall.Unavailable("no Docker engine answers");
        }
        String image = System.getenv().getOrDefault("HOTLINE_ASTERISK_IMAGE", IMAGE);
        boolean there =
                docker(Duration.ofSeconds(10), "image", "inspect", image).isSuccess();
        if (!there && image.equals(IMAGE)) {
            Command.Result built = build();
            if (!built.isSuccess()) {
                return new AsteriskInstall.Unavailable("docker build failed: " + built.lastLine());
            }
        }
        Command.Result version = docker(Duration.ofMinutes(5), "run", "--rm", image, "asterisk", "-V");
        if (!version.isSuccess()) {
            return new AsteriskInstall.Unavailable("docker image " + image + ": " + version.lastLine());
        }
        return new AsteriskInstall.Available(
                version.lastLine() + " in the Docker image " + image, new Container(image));
    }

    private Command.Result build() {
        progress.accept("Building the Docker image " + IMAGE);
        try {
            Path folder = Files.createTempDirectory("hotline-docker");
            Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
            List<String> command = List.of("docker", "build", "-t", IMAGE, folder.toString());
            return Command.run(Duration.ofMinutes(15), command, progress);
        } catch (IOException e) {
            return new Command.Result(1, "cannot write a Dockerfile: " + e.getMessage());
        }
    }

    private static Command.Result docker(Duration atMost, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Command.run(atMost, command);
    }

    private record Container(String image) implements Launcher {
        @Override
        public List<String> server(String name, List<Path> folders, List<String> arguments) {
            List<String> command =
                    new ArrayList<>(List.of("docker", "run", "--rm", "--name", name, "--network", "host"));
            for (Path folder : folders) {
                command.addAll(List.of("-v", folder + ":" + folder));
            }
            command.addAll(List.of(image, "asterisk"));
            command.addAll(arguments);
            return command;
        }

        @Override
        public List<String> console(String name, List<String> arguments) {
            List<String> command = new ArrayList<>(List.of("docker", "exec", name, "asterisk"));
            command.addAll(arguments);
            return command;
        }

        @Override
        public List<String> signal(String name, String signal) {
            return List.of("docker", "kill", "--signal=" + signal, name);
        }
    }
}
