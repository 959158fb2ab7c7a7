package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.asterisk.agi.Asked;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Played;
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
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller by script: what he presses at which prompt, what comes of each Dial, when he hangs up. Notes all that he hears. */
final class ScriptedLine implements AgiCall {
    static final char HANG_UP = 'H';

    private final AgiRequest request;
    private final Promise<Void> hungUp = Promise.promise();
    private final Map<String, Deque<Character>> keys = new HashMap<>();
    private final Deque<Dialled> dials = new ArrayDeque<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> dialled = new ArrayList<>();

    ScriptedLine(String dnis, String number, String name) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "channel",
                "PJSIP/carrier-00000001",
                "uniqueid",
                "1.1",
                "extension",
                dnis,
                "callerid",
                number,
                "calleridname",
                name));
        request = new AgiRequest("hotline", Map.of("node", "pbx1"), environment);
    }

    /** When this prompt is played, presses these keys, one each time; {@link #HANG_UP} hangs up. */
    ScriptedLine at(String prompt, String pressed) {
        Deque<Character> script = keys.computeIfAbsent(prompt, none -> new ArrayDeque<>());
        pressed.chars().forEach(key -> script.add((char) key));
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

    List<String> heard() {
        return heard;
    }

    List<String> dialled() {
        return dialled;
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
    public Future<Boolean> answer() {
        return Future.succeededFuture(!isHungUp());
    }

    @Override
    public Future<Played> play(String file, String interrupting) {
        if (isHungUp()) {
            return Future.succeededFuture(new Played.HungUp());
        }
        String prompt = file.replaceFirst("^.*/(zh|en)/(.*)\\.wav$", "$1/$2");
        if (missing.contains(prompt)) {
            return Future.succeededFuture(new Played.NotFound(file));
        }
        heard.add(prompt);
        Deque<Character> script = keys.getOrDefault(prompt, new ArrayDeque<>());
        if (!script.isEmpty() && script.peek() == HANG_UP) {
            hungUp.complete();
            return Future.succeededFuture(new Played.HungUp());
        }
        if (script.isEmpty() || interrupting.indexOf(script.peek()) < 0) {
            return Future.succeededFuture(new Played.Whole());
        }
        return Future.succeededFuture(new Played.Pressed(script.poll()));
    }

    @Override
    public Future<Asked> key(Duration wait) {
        return Future.succeededFuture(isHungUp() ? new Asked.HungUp() : new Asked.TimedOut());
    }

    @Override
    public Future<Boolean> musicOn(String musicClass) {
        heard.add("music");
        return Future.succeededFuture(!isHungUp());
    }

    @Override
    public Future<Boolean> musicOff() {
        return Future.succeededFuture(!isHungUp());
    }

    @Override
    public Future<Dialled> dial(String channel, Duration ring, String options) {
        dialled.add(channel);
        Dialled result = dials.isEmpty() ? new Dialled.CallerLeft() : dials.poll();
        boolean gone = result instanceof Dialled.CallerLeft
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
    public Future<Void> hangUp() {
        hungUp.tryComplete();
        return Future.succeededFuture();
    }
}
