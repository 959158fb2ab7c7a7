package dev.hotline.testbed.asterisk;

import java.util.ArrayList;
import java.util.List;

/** One way to come by an Asterisk, and the order of ways. */
interface Finder {

    AsteriskInstall find();

    /** What the first of these finds, or why none does. */
    static AsteriskInstall firstOf(List<Finder> ways) {
        List<String> reasons = new ArrayList<>();
        for (Finder way : ways) {
            switch (way.find()) {
                case AsteriskInstall.Available available -> {
                    return available;
                }
                case AsteriskInstall.Unavailable unavailable -> reasons.add(unavailable.why());
            }
        }
        return new AsteriskInstall.Unavailable(String.join("; ", reasons));
    }
}
