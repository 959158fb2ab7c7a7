package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Acted;
import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.asterisk.agi.Asked;
import dev.hotline.asterisk.agi.Collected;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Done;
import dev.hotline.asterisk.agi.Executed;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.asterisk.agi.NotFound;
import dev.hotline.asterisk.agi.Played;
import dev.hotline.asterisk.agi.Pressed;
import dev.hotline.asterisk.agi.Recorded;
import dev.hotline.asterisk.agi.Spoken;
import dev.hotline.asterisk.agi.TimedOut;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A caller by script: what he presses at which prompt, what comes of each Dial, when he hangs up. Notes all that he hears. */
final class ScriptedLine implements AgiCall {
    static final char HANG_UP = 'H';

    private final Map<String, String> environment;
    private AgiRequest request;
    private final Promise<Void> hungUp = Promise.promise();
    private volatile Promise<Void> keyAhead = Promise.promise();
    private final Deque<Character> ahead = new ConcurrentLinkedDeque<>();
    private @Nullable Dialled lastDialled;
    private Runnable whenDialled = () -> {};
    private final Map<String, Deque<Character>> keys = new HashMap<>();
    private final Map<String, Runnable> happens = new HashMap<>();
    private final Deque<Dialled> dials = new ArrayDeque<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> dialled = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    ScriptedLine(String dnis, String number, String name) {
        environment = Map.of(
                "channel",
                "PJSIP/carrier-00000001",
                "uniqueid",
                "1.1",
                "extension",
                dnis,
                "callerid",
                number,
                "calleridname",
                name);
        request = AgiRequest.of("hotline", Map.of("node", "pbx1"), environment);
    }

    /** When this prompt is played, presses these keys, one each time; {@link #HANG_UP} hangs up. */
    ScriptedLine at(String prompt, String pressed) {
        Deque<Character> script = keys.computeIfAbsent(prompt, none -> new ArrayDeque<>());
        pressed.chars().forEach(key -> script.add((char) key));
        return this;
    }

    /** While this prompt is played for the first time, this happens. */
    ScriptedLine whilePlaying(String prompt, Runnable now) {
        happens.put(prompt, now);
        return this;
    }

    ScriptedLine dials(Dialled... results) {
        dials.addAll(List.of(results));
        return this;
    }

    ScriptedLine missing(String prompt) {
        missing.add(prompt);
        return this;
    }

    ScriptedLine with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** The dialplan tells with its request that an engine had this call before. */
    ScriptedLine backAs(String call) {
        request = AgiRequest.of("hotline", Map.of("node", "pbx1", "call", call), environment);
        return this;
    }

    /** An agent handed the caller of this call over to this number. */
    ScriptedLine handedOver(String call, String to) {
        Map<String, String> there = new HashMap<>(environment);
        there.put("extension", to);
        request = AgiRequest.of("hotline", Map.of("node", "pbx1", "call", call, "transfer", "1"), there);
        return this;
    }

    /** A phone of the house that dialled a code. */
    static ScriptedLine ofPhone(String channel, String code) {
        ScriptedLine line = new ScriptedLine("s", "1009", "");
        line.request = AgiRequest.of(
                "agent", Map.of("node", "pbx1", "code", code), Map.of("channel", channel, "uniqueid", "1.1"));
        return line;
    }

    /** A phone of the house that dialled somebody to ask, in a call of its own with this unique id. */
    static ScriptedLine asking(String channel, String uniqueId, String number) {
        ScriptedLine line = new ScriptedLine(number, "1009", "");
        line.request = AgiRequest.of(
                "consult",
                Map.of("node", "pbx1"),
                Map.of("channel", channel, "uniqueid", uniqueId, "extension", number));
        return line;
    }

    /** An agent's phone that dials by itself. */
    static ScriptedLine asking(String channel, String number) {
        return asking(channel, "2.1", number);
    }

    /** Is told when a phone is rung, before what comes of it. */
    ScriptedLine whenDialled(Runnable now) {
        whenDialled = now;
        return this;
    }

    /** A Dial that went on while no engine was there. */
    ScriptedLine dialledBefore(Dialled result) {
        lastDialled = result;
        return this;
    }

    List<String> heard() {
        return heard;
    }

    List<String> dialled() {
        return dialled;
    }

    /** Those of each Dial. */
    List<String> options() {
        return options;
    }

    Map<String, String> variables() {
        return variables;
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
    public Future<Played> play(String file, String interrupting, Future<?> enough) {
        return enough.isComplete() ? Future.succeededFuture(new Played.Cut()) : play(file, interrupting);
    }

    @Override
    public Future<Acted> answer() {
        return acted();
    }

    @Override
    public Future<Played> play(String file, String interrupting) {
        if (isHungUp()) {
            return Future.succeededFuture(new HungUp());
        }
        String prompt = file.replaceFirst("^.*/(zh|en)/(.*)\\.wav$", "$1/$2");
        if (missing.contains(prompt)) {
            return Future.succeededFuture(new NotFound(file));
        }
        heard.add(prompt);
        Runnable now = happens.remove(prompt);
        if (now != null) {
            now.run();
        }
        Deque<Character> script = keys.getOrDefault(prompt, new ArrayDeque<>());
        if (!script.isEmpty() && script.peek() == HANG_UP) {
            hungUp.complete();
            return Future.succeededFuture(new HungUp());
        }
        if (script.isEmpty() || interrupting.indexOf(script.peek()) < 0) {
            return Future.succeededFuture(new Played.Whole());
        }
        return Future.succeededFuture(new Pressed(script.poll()));
    }

    @Override
    public Future<Asked> key(Duration wait) {
        Character key = ahead.poll();
        if (ahead.isEmpty() && keyAhead.future().isComplete()) {
            keyAhead = Promise.promise();
        }
        return Future.succeededFuture(isHungUp() ? new HungUp() : key == null ? new TimedOut() : new Pressed(key));
    }

    @Override
    public Future<Acted> musicOn(String musicClass) {
        heard.add("music");
        return acted();
    }

    @Override
    public Future<Acted> musicOff() {
        return acted();
    }

    @Override
    public Future<Dialled> dial(String channel, Duration ring, String options) {
        dialled.add(channel);
        whenDialled.run();
        this.options.add(options);
        Dialled result = dials.isEmpty() ? new Dialled.CallerLeft() : dials.poll();
        boolean gone = result instanceof Dialled.CallerLeft
                || result instanceof Dialled.Transferred
                || (result instanceof Dialled.Talked talked && talked.callerLeft());
        if (gone) {
            hungUp.tryComplete();
        }
        return Future.succeededFuture(result);
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
    public Future<Acted> hangUp() {
        hungUp.tryComplete();
        return acted();
    }

    @Override
    public Future<Optional<Dialled>> lastDialled() {
        return Future.succeededFuture(Optional.ofNullable(lastDialled));
    }

    @Override
    public void forgetKeys() {
        ahead.clear();
        if (keyAhead.future().isComplete()) {
            keyAhead = Promise.promise();
        }
    }

    @Override
    public Future<Void> keyAhead() {
        return keyAhead.future();
    }

    /** The caller presses a key that nobody asked for. */
    void presses(char key) {
        ahead.add(key);
        keyAhead.tryComplete();
    }

    @Override
    public Future<Played> say(Spoken what, String interrupting) {
        throw new UnsupportedOperationException("no handler says in Asterisk's words");
    }

    @Override
    public Future<Collected> ask(String file, Duration wait, int min, int max) {
        throw new UnsupportedOperationException("no handler collects keys");
    }

    @Override
    public Future<Recorded> record(
            String file, String format, String ending, Duration longest, Duration silence, boolean beep) {
        throw new UnsupportedOperationException("no handler records");
    }

    @Override
    public Future<Executed> exec(String application, String arguments) {
        heard.add(application);
        return Future.succeededFuture(isHungUp() ? new HungUp() : new Executed.Returned(0));
    }

    private Future<Acted> acted() {
        return Future.succeededFuture(isHungUp() ? new HungUp() : new Done());
    }
}
