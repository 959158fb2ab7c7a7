package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An action that waits for its answer. To be used on the link's context only. */
final class PendingAction {
    private final String name;
    private final @Nullable String itemEvent;
    private final @Nullable String lastEvent;
    private final Consumer<AmiMessage> items;
    private final Promise<AmiMessage> answer;
    private boolean responded;
    private int counted;
    private int countedBefore;

    private PendingAction(
            String name,
            @Nullable String itemEvent,
            @Nullable String lastEvent,
            Consumer<AmiMessage> items,
            Promise<AmiMessage> answer) {
        this.name = name;
        this.itemEvent = itemEvent;
        this.lastEvent = lastEvent;
        this.items = items;
        this.answer = answer;
    }

    /** One whose answer is its response. */
    static PendingAction response(String name, Promise<AmiMessage> answer) {
        return new PendingAction(name, null, null, item -> {}, answer);
    }

    /** One whose answer is this event, which comes some time after the response. */
    static PendingAction event(String name, String lastEvent, Promise<AmiMessage> answer) {
        return new PendingAction(name, null, lastEvent, item -> {}, answer);
    }

    /** One whose answer is the end of a list. */
    static PendingAction list(AmiList list, Consumer<AmiMessage> items, Promise<AmiMessage> answer) {
        return new PendingAction(list.action(), list.item(), list.end(), items, answer);
    }

    String name() {
        return name;
    }

    Future<AmiMessage> answer() {
        return answer.future();
    }

    boolean isList() {
        return itemEvent != null;
    }

    /** Whether items came since this was asked the last time. */
    boolean hasProgressed() {
        boolean progressed = counted > countedBefore;
        countedBefore = counted;
        return progressed;
    }

    boolean isItem(AmiMessage message) {
        return message.event().equals(itemEvent);
    }

    void item(AmiMessage message) {
        counted++;
        items.accept(message);
    }

    /** An item came that could not be passed on. */
    void itemDropped() {
        counted++;
    }

    boolean isAnswer(AmiMessage message) {
        return message.isResponse()
                ? lastEvent == null || (message.isError() && !responded)
                : message.event().equals(lastEvent);
    }

    /** Takes a response that is not the answer; false when there was one before. */
    boolean responded() {
        boolean first = !responded;
        responded = true;
        return first;
    }

    void complete(String node, AmiMessage message) {
        String said = message.get("ListItems");
        if (itemEvent == null || said.isEmpty() || said.equals(Integer.toString(counted))) {
            answer.complete(message);
        } else {
            fail(
                    AmiException.Kind.INCOMPLETE,
                    "the list from " + node + " ended with " + counted + " items (expected: " + said + ")");
        }
    }

    void fail(AmiException.Kind kind, String why) {
        answer.fail(new AmiException(kind, name + ": " + why));
    }
}
