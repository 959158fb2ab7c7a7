package dev.hotline.server.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a folder's YAML and CSV files look like from outside: names, sizes, times and the file's identity, in the folder and the folders in it.
 * Links are followed, so a link that leads elsewhere is another fingerprint.
 */
record Fingerprint(Map<String, String> files) {

    /** Blocking. A file that comes or goes meanwhile makes it different from the next. */
    static Fingerprint of(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                for (Path file : entries(entry)) {
                    add(folder, file, files);
                }
            } else {
                add(folder, entry, files);
            }
        }
        return new Fingerprint(files);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = new ArrayList<>();
            entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .forEach(all::add);
            return all;
        }
    }

    private static void add(Path folder, Path file, Map<String, String> files) {
        String name = folder.relativize(file).toString();
        if (name.endsWith(".yaml") || name.endsWith(".csv")) {
            files.put(name, look(file));
        }
    }

    private static String look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
        } catch (IOException gone) {
            return "cannot be read";
        }
    }
}
