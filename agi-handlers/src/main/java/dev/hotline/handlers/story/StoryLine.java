package dev.hotline.handlers.story;

import dev.hotline.asterisk.agi.Acted;
import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.asterisk.agi.Asked;
import dev.hotline.asterisk.agi.Collected;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Done;
import dev.hotline.asterisk.agi.Executed;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.asterisk.agi.Played;
import dev.hotline.asterisk.agi.Pressed;
import dev.hotline.asterisk.agi.Recorded;
import dev.hotline.asterisk.agi.Spoken;
import dev.hotline.asterisk.agi.TimedOut;
import dev.hotline.config.Story;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A caller who does what his story says, and notes all that he hears. Confined to one thread. */
final class StoryLine implements AgiCall {
    private static final Pattern PROMPT = Pattern.compile("(?:.*/)?(\\w+)/([^/]+?)(?:\\.wav)?");
    private static final Duration PROMPT_LENGTH = Duration.ofSeconds(2);
    private static final Duration THINKS = Duration.ofSeconds(1);
    private static final Duration SPEAKS = Duration.ofSeconds(10);

    private final StoryTime time;
    private final AgiRequest request;
    private final StoryPhones phones;
    private final Dialogue dialogue;
    private final Map<String, Deque<String>> presses = new HashMap<>();
    private final Deque<String> keys;
    private final Deque<Character> typed = new ArrayDeque<>();
    private final Promise<Void> hungUp = Promise.promise();
    private final Map<String, String> variables = new HashMap<>();
    private Promise<Void> keyAhead = Promise.promise();

    StoryLine(Story story, AgiRequest request, StoryTime time, StoryPhones phones, Dialogue dialogue) {
        this.time = time;
        this.request = request;
        this.phones = phones;
        this.dialogue = dialogue;
        keys = new ArrayDeque<>(story.keys());
        story.presses().forEach((prompt, pressed) -> presses.put(prompt, new ArrayDeque<>(pressed)));
    }

    @Override
    public AgiRequest request() {
        return request;
    }

    @Override
    public Future<Void> hungUp() {
        return hungUp.future();
    }

    @Override
    public boolean isHungUp() {
        return hungUp.future().isComplete();
    }

    @Override
    public Future<Acted> answer() {
        return acted();
    }

    @Override
    public Future<Played> play(String file, String interrupting) {
        return play(file, interrupting, Promise.promise().future());
    }

    @Override
    public Future<Played> play(String file, String interrupting, Future<?> enough) {
        if (isHungUp()) {
            return Future.succeededFuture(new HungUp());
        }
        if (interrupts(interrupting)) {
            return Future.succeededFuture(new Pressed(takeKey()));
        }
        Matcher prompt = PROMPT.matcher(file);
        String id = prompt.matches() ? prompt.group(2) : file;
        dialogue.add(Dialogue.Kind.SAYS, id, prompt.matches() ? prompt.group(1) : "");
        return later(PROMPT_LENGTH, enough).compose(v -> heard(id, interrupting, enough));
    }

    private Future<Played> heard(String prompt, String interrupting, Future<?> enough) {
        take(presses.get(prompt));
        if (isHungUp()) {
            return Future.succeededFuture(new HungUp());
        }
        return Future.succeededFuture(
                interrupts(interrupting)
                        ? new Pressed(takeKey())
                        : enough.isComplete() ? new Played.Cut() : new Played.Whole());
    }

    private boolean interrupts(String interrupting) {
        return !typed.isEmpty() && interrupting.indexOf(typed.peek()) >= 0;
    }

    private char takeKey() {
        char key = typed.remove();
        if (typed.isEmpty()) {
            nothingAhead();
        }
        return key;
    }

    /** Does what comes next in this script, if anything does. */
    private void take(@Nullable Deque<String> script) {
        String next = script == null ? null : script.poll();
        if (next == null || next.equals(Story.NOTHING)) {
            return;
        }
        dialogue.add(Dialogue.Kind.CALLER, next, "");
        if (next.equals(Story.HANGS_UP)) {
            hungUp.tryComplete();
        } else {
            next.chars().forEach(key -> typed.add((char) key));
            keyAhead.tryComplete();
        }
    }

    @Override
    public Future<Asked> key(Duration wait) {
        if (typed.isEmpty() && !isHungUp()) {
            take(keys);
        }
        if (isHungUp()) {
            return Future.succeededFuture(new HungUp());
        }
        return typed.isEmpty()
                ? later(wait).map(v -> isHungUp() ? new HungUp() : new TimedOut())
                : Future.succeededFuture(new Pressed(takeKey()));
    }

    @Override
    public Future<Acted> musicOn(String musicClass) {
        dialogue.add(Dialogue.Kind.SAYS, Story.MUSIC, musicClass);
        time.after(THINKS, () -> take(presses.get(Story.MUSIC)));
        return acted();
    }

    @Override
    public Future<Acted> musicOff() {
        return acted();
    }

    @Override
    public Future<Dialled> dial(String channel, Duration ring, String options) {
        return phones.dial(channel, ring, request.uniqueId()).map(dialled -> {
            if (dialled instanceof Dialled.Talked talked && talked.callerLeft()) {
                dialogue.add(Dialogue.Kind.CALLER, Story.HANGS_UP, "");
                hungUp.tryComplete();
            }
            return dialled;
        });
    }

    @Override
    public Future<Optional<Dialled>> lastDialled() {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Recorded> record(
            String file, String format, String ending, Duration longest, Duration silence, boolean beep) {
        if (isHungUp()) {
            return Future.succeededFuture(new HungUp());
        }
        dialogue.add(Dialogue.Kind.CALLER, "speaks", "");
        return later(SPEAKS).map(v -> new Recorded.Kept(SPEAKS, Recorded.Ending.TIME));
    }

    @Override
    public Future<Optional<String>> get(String variable) {
        return Future.succeededFuture(Optional.ofNullable(variables.get(variable)));
    }

    @Override
    public Future<Void> set(Map<String, String> values) {
        values.forEach((name, value) -> variables.put(name.replaceFirst("^__?", ""), value));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> keyAhead() {
        return keyAhead.future();
    }

    @Override
    public void forgetKeys() {
        typed.clear();
        nothingAhead();
    }

    private void nothingAhead() {
        if (keyAhead.future().isComplete()) {
            keyAhead = Promise.promise();
        }
    }

    @Override
    public Future<Acted> hangUp() {
        hungUp.tryComplete();
        return acted();
    }

    @Override
    public Future<Played> say(Spoken what, String interrupting) {
        return play(what.toString(), interrupting);
    }

    @Override
    public Future<Collected> ask(String file, Duration wait, int min, int max) {
        return Future.failedFuture(new UnsupportedOperationException("no step asks Asterisk to collect keys"));
    }

    @Override
    public Future<Executed> exec(String application, String arguments) {
        return Future.failedFuture(new UnsupportedOperationException("no step runs " + application));
    }

    private Future<Void> later(Duration wait) {
        return later(wait, Promise.promise().future());
    }

    private Future<Void> later(Duration wait, Future<?> enough) {
        Promise<Void> later = Promise.promise();
        enough.onComplete(done -> later.tryComplete());
        time.after(wait, later::tryComplete);
        hungUp.future().onComplete(gone -> later.tryComplete());
        return later.future();
    }

    private Future<Acted> acted() {
        return Future.succeededFuture(isHungUp() ? new HungUp() : new Done());
    }
}
