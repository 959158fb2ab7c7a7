package dev.hotline.bench.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The CPU time that a process of this machine has used, all its threads together, user and system; in steps of 10 ms. Linux only. */
final class CpuClock {
    /** The kernel's unit in {@code /proc}, 100 a second on every platform that we know. */
    private static final long TICK_MS = 10;

    /** Fields of {@code /proc/PID/stat} after the name, counted from 0: see proc(5), fields 14 and 15. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private final Path stat;

    private CpuClock(Path stat) {
        this.stat = stat;
    }

    /** @throws IllegalStateException when this process is not there, or is of another program */
    static CpuClock of(long pid, String program) {
        Path folder = Path.of("/proc", Long.toString(pid));
        String name = read(folder.resolve("comm")).strip();
        if (!name.equals(program)) {
            throw new IllegalStateException("process " + pid + ": " + name + " (expected: " + program + ")");
        }
        return new CpuClock(folder.resolve("stat"));
    }

    /** So far. */
    Duration used() {
        return used(read(stat));
    }

    static Duration used(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis(TICK_MS * (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read (expected: a process that runs, on Linux)", e);
        }
    }
}
