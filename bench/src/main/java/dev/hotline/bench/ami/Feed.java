package dev.hotline.bench.ami;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.stream.IntStream;

/** Which events are sent. */
enum Feed {
    USED("classes we use", CallEvents.USED, CallEvents.KEYS, 0),
    UNUSED("classes we do not use", CallEvents.UNUSED, 0, CallEvents.VARIABLES),
    MIXED("all classes, as calls go", CallEvents.USED + CallEvents.UNUSED, CallEvents.KEYS, CallEvents.VARIABLES);

    private final String title;
    private final int eventsOfCall;
    private final int keysOfCall;
    private final int variablesOfCall;

    Feed(String title, int eventsOfCall, int keysOfCall, int variablesOfCall) {
        this.title = title;
        this.eventsOfCall = eventsOfCall;
        this.keysOfCall = keysOfCall;
        this.variablesOfCall = variablesOfCall;
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
        CallEvents call = Calls.ALL.get((int) (number % Calls.ALL.size()));
        return switch (this) {
            case USED -> call.used().duplicate();
            case UNUSED -> call.unused().duplicate();
            case MIXED -> call.mixed().duplicate();
        };
    }

    /** Apart, so that a client, which needs none, makes none. */
    private static final class Calls {
        static final List<CallEvents> ALL =
                IntStream.range(0, 200).mapToObj(CallEvents::of).toList();
    }
}
