package dev.hotline.console;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import org.jspecify.annotations.Nullable;

/** Told of each fact together with what is known of its call, on the thread that published the fact; must not block. */
@FunctionalInterface
public interface CallObserver {

    /** @param before null when this is the call's first fact */
    void seen(CallEvent event, @Nullable CallRecord before, CallRecord after);
}
