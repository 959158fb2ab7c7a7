package dev.hotline.bench.soak;

import java.util.ArrayList;
import java.util.List;

/** Live heaps measured at equal distances, and whether they grow. For one thread. */
final class Samples {
    private final List<Long> bytes = new ArrayList<>();

    void add(long live) {
        bytes.add(live);
    }

    int count() {
        return bytes.size();
    }

    /** Of the first third, in bytes; what was loaded and compiled once is in all of them. */
    double first() {
        return mean(bytes.subList(0, third()));
    }

    /** Of the last third. */
    double last() {
        return mean(bytes.subList(bytes.size() - third(), bytes.size()));
    }

    /** By least squares, in bytes from one sample to the next. */
    double slope() {
        double middle = (bytes.size() - 1) / 2.0;
        double mean = mean(bytes);
        double above = 0;
        double below = 0;
        for (int i = 0; i < bytes.size(); i++) {
            above += (i - middle) * (bytes.get(i) - mean);
            below += (i - middle) * (i - middle);
        }
        return above / below;
    }

    private int third() {
        return Math.max(1, bytes.size() / 3);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
