package dev.hotline.server.reload;

import dev.hotline.config.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a configuration's files back into its folder. Each file changes at once: whoever reads sees the old or the new one. Blocking. */
final class ConfigFiles {
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path folder;

    ConfigFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A file's new content, beside its place. */
    private record Staged(Path temporary, Path place) {}

    /**
     * Makes these the folder's configuration. Files with the same content are not touched. All are written beside their places first, so a full
     * disk or a folder that may not be written to changes nothing.
     *
     * @param before the names of what is read from the folder now: those that are not among the files are removed
     */
    void put(List<SourceFile> files, Set<String> before) throws IOException {
        List<Staged> staged = new ArrayList<>();
        try {
            for (SourceFile file : files) {
                stage(place(file.name()), file.content().getBytes(StandardCharsets.UTF_8), staged);
            }
            for (Staged one : staged) {
                Files.move(
                        one.temporary(),
                        one.place(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Staged one : staged) {
                Files.deleteIfExists(one.temporary());
            }
        }
        remove(files, before);
    }

    private void remove(List<SourceFile> files, Set<String> before) throws IOException {
        Set<String> kept = files.stream().map(SourceFile::name).collect(Collectors.toSet());
        for (String name : before) {
            if (!kept.contains(name)) {
                Files.deleteIfExists(place(name));
            }
        }
    }

    private Path place(String name) throws IOException {
        Path place = folder.resolve(name).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException("file: " + name + " (expected: one within " + folder + ")");
        }
        return place;
    }

    /** A link stays a link: what it leads to is replaced. */
    private static void stage(Path place, byte[] content, List<Staged> staged) throws IOException {
        boolean there = Files.exists(place);
        Path real = there ? place.toRealPath() : place;
        if (there && same(real, content)) {
            return;
        }
        Path parent = Objects.requireNonNull(real.getParent(), "it is within the folder");
        Files.createDirectories(parent);
        Path temporary = Files.createTempFile(parent, ".hotline", ".tmp");
        staged.add(new Staged(temporary, real));
        Files.write(temporary, content);
        Files.setPosixFilePermissions(temporary, there ? Files.getPosixFilePermissions(real) : READABLE);
    }

    private static boolean same(Path file, byte[] content) throws IOException {
        return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
    }
}
