package dev.hotline.bench.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A program that reads a configuration and understands nothing: SnakeYAML's objects of each YAML file, the lines of each CSV file. */
public final class PlainRead {
    private PlainRead() {}

    public static void main(String[] folder) throws IOException {
        long values = 0;
        try (Stream<Path> files = Files.walk(Path.of(folder[0]))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Object value = file.toString().endsWith(".yaml")
                        ? new Load(LoadSettings.builder().build()).loadFromString(text)
                        : List.of(text.split("\n", -1));
                values += value.hashCode();
            }
        }
        System.out.println(values);
    }
}
