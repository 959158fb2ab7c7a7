package dev.hotline.config.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the files of one reading come from: a folder, or files that were read before. Names are relative, with {@code /}. Blocking. */
public interface SourceFolder {

    boolean has(String name);

    /** The file, or empty when it cannot be used, with the reason noted. */
    Optional<SourceFile> read(String name, Problems problems);

    /** The names of the files directly in this folder that end so, sorted; none when there is no such folder. */
    List<String> names(String folder, String ending);

    /** The files as they are in this folder now. */
    static SourceFolder at(Path folder) {
        return new OnDisk(folder);
    }

    /** Just these files. */
    static SourceFolder of(List<SourceFile> files) {
        Map<String, SourceFile> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        return new InMemory(byName);
    }

    /** See {@link #at}. */
    record OnDisk(Path folder) implements SourceFolder {
        @Override
        public boolean has(String name) {
            return Files.exists(folder.resolve(name));
        }

        @Override
        public Optional<SourceFile> read(String name, Problems problems) {
            return SourceFile.read(folder, name, problems);
        }

        @Override
        public List<String> names(String below, String ending) {
            if (!Files.isDirectory(folder.resolve(below))) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder.resolve(below))) {
                return files.filter(Files::isRegularFile)
                        .map(file -> below + "/" + file.getFileName())
                        .filter(name -> name.endsWith(ending))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** See {@link #of}. */
    record InMemory(Map<String, SourceFile> files) implements SourceFolder {
        @Override
        public boolean has(String name) {
            return files.containsKey(name);
        }

        @Override
        public Optional<SourceFile> read(String name, Problems problems) {
            SourceFile file = files.get(name);
            if (file == null) {
                problems.add(Position.top(name), "the file is missing");
            }
            return Optional.ofNullable(file);
        }

        @Override
        public List<String> names(String below, String ending) {
            return files.keySet().stream()
                    .filter(name -> name.startsWith(below + "/") && name.endsWith(ending))
                    .filter(name -> name.indexOf('/', below.length() + 1) < 0)
                    .sorted()
                    .toList();
        }
    }
}
