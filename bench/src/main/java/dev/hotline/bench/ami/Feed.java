package dev.hotline.bench.ami;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which events are sent. */
enum Feed {
    USED("classes we use", CallEvents.USED, CallEvents.KEYS, 0, CallEvents::used),
    UNUSED("classes we do not use", CallEvents.UNUSED, 0, CallEvents.VARIABLES, CallEvents::unused),
    MIXED(
            "all classes, as calls go",
            CallEvents.USED + CallEvents.UNUSED,
            CallEvents.KEYS,
            CallEvents.VARIABLES,
            CallEvents::mixed);

    private final String title;
    private final int eventsOfCall;
    private final int keysOfCall;
    private final int variablesOfCall;
    private final List<ByteBuf> calls;

    Feed(String title, int eventsOfCall, int keysOfCall, int variablesOfCall, Function<CallEvents, ByteBuf> part) {
        this.title = title;
        this.eventsOfCall = eventsOfCall;
        this.keysOfCall = keysOfCall;
        this.variablesOfCall = variablesOfCall;
        calls = Calls.ALL.stream().map(part).toList();
    }

    String title() {
        return title;
    }

    /** Events of one call. */
    int eventsOfCall() {
        return eventsOfCall;
    }

    /** Keys pressed in one call: what our link must tell of whatever happens. */
    int keysOfCall() {
        return keysOfCall;
    }

    /** Variables set in one call. */
    int variablesOfCall() {
        return variablesOfCall;
    }

    /** Ready to be written. */
    ByteBuf call(long number) {
        return calls.get((int) (number % calls.size())).duplicate();
    }

    /** Apart, so that they are there before the constants. */
    private static final class Calls {
        static final List<CallEvents> ALL =
                IntStream.range(0, 200).mapToObj(CallEvents::of).toList();
    }
}
