package dev.hotline.config.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${env:NAME}</code> by an environment variable and <code>${file:PATH}</code> by a file's first line, so that secrets
 * stay out of the files that people share.
 */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*):?([^}]*)}");

    private final Path folder;
    private final Function<String, @Nullable String> environment;

    /** @param folder that relative paths start from */
    public References(Path folder, Function<String, @Nullable String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The text with all references replaced; those that lead nowhere are noted, and the value itself never is. */
    public String resolve(Text text) {
        return REFERENCE
                .matcher(text.value())
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), text)));
    }

    /** The file that this text names; one that cannot be read is noted. */
    public Path file(Text text) {
        try {
            Path file = folder.resolve(text.value());
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                text.wrong("the file " + file + " cannot be read");
            }
            return file;
        } catch (InvalidPathException e) {
            text.wrong("'" + text.value() + "' is not a file's path");
            return folder;
        }
    }

    private String value(String kind, String name, Text text) {
        return switch (kind) {
            case "env" -> variable(name, text);
            case "file" -> firstLine(name, text);
            default -> {
                text.wrong("'${" + kind + ":…}' is not a reference: expected ${env:NAME} or ${file:PATH}");
                yield "";
            }
        };
    }

    private String variable(String name, Text text) {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            text.wrong("the environment variable " + name + " is not set: expected its value there before the start");
            return "";
        }
        return value;
    }

    private String firstLine(String path, Text text) {
        try {
            String line = Files.readString(folder.resolve(path), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.isEmpty()) {
                text.wrong("the first line of " + folder.resolve(path) + " is empty: expected the value there");
            }
            return line;
        } catch (IOException | InvalidPathException e) {
            text.wrong("the file " + folder.resolve(path) + " cannot be read: "
                    + e.getClass().getSimpleName());
            return "";
        }
    }
}
