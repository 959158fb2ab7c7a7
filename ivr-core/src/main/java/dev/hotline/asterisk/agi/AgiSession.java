package dev.hotline.asterisk.agi;

import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns what a handler asks for into commands, and Asterisk's answers into results. Safe from any thread. */
final class AgiSession implements AgiCall {
    private static final int CUT = 1023;

    private final AgiRequest request;
    private final AgiConnection connection;

    AgiSession(AgiRequest request, AgiConnection connection) {
        this.request = request;
        this.connection = connection;
    }

    @Override
    public AgiRequest request() {
        return request;
    }

    @Override
    public Future<Void> hungUp() {
        return connection.hungUp();
    }

    @Override
    public boolean isHungUp() {
        return connection.hungUp().isComplete();
    }

    @Override
    public void forgetKeys() {
        connection.forgetKeys();
    }

    @Override
    public Future<Void> keyAhead() {
        return connection.keyAhead();
    }

    // ---- acting

    @Override
    public Future<Acted> answer() {
        return act(Command.ANSWER);
    }

    @Override
    public Future<Acted> musicOn(String musicClass) {
        return ask(() -> Command.musicOn(musicClass)).map(Results::acted);
    }

    @Override
    public Future<Acted> musicOff() {
        return act(Command.MUSIC_OFF);
    }

    @Override
    public Future<Acted> hangUp() {
        return act(Command.HANG_UP);
    }

    private Future<Acted> act(Command command) {
        return connection.send(command).map(Results::acted);
    }

    // ---- playing and asking

    @Override
    public Future<Played> play(String file, String keys) {
        return ask(() -> Command.play(file, keys)).compose(reply -> whenPlayed(reply, new NotFound(file)));
    }

    @Override
    public Future<Played> play(String file, String keys, Future<?> enough) {
        Command command;
        try {
            command = Command.play(file, keys);
        } catch (IllegalArgumentException refused) {
            return connection.refused(refused);
        }
        return connection.send(command, enough).compose(reply -> whenPlayed(reply, new NotFound(file)));
    }

    @Override
    public Future<Played> say(Spoken what, String keys) {
        return ask(() -> Command.say(what, keys)).compose(reply -> whenPlayed(reply, Results.failed(reply)));
    }

    /** Asterisk answers -1 both when the caller hangs up and when there is no such file; the channel's state tells which. */
    private Future<Played> whenPlayed(AgiReply reply, Played otherwise) {
        return Results.isMinusOne(reply)
                ? isThere().map(there -> there ? otherwise : new HungUp())
                : Future.succeededFuture(Results.played(reply));
    }

    private Future<Boolean> isThere() {
        return connection.send(Command.STATUS).map(status -> Results.isFine(status) && !connection.isGone());
    }

    @Override
    public Future<Asked> key(Duration wait) {
        return ask(() -> Command.key(wait)).map(Results::asked);
    }

    @Override
    public Future<Collected> ask(String file, Duration wait, int min, int max) {
        if (min < 1 || max < min) {
            return connection.refused(
                    new IllegalArgumentException("keys: " + min + " to " + max + " (expected: 1 to more)"));
        }
        var collecting = new Collecting(this, wait, min, max);
        return play(file, Keys.ALL).compose(collecting::afterPrompt);
    }

    @Override
    public Future<Recorded> record(
            String file, String format, String keys, Duration longest, Duration silence, boolean beep) {
        return ask(() -> Command.record(file, format, keys, longest, silence, beep))
                .map(Results::recorded);
    }

    // ---- dialling and the dialplan

    @Override
    public Future<Dialled> dial(String channel, Duration ring, String options) {
        return ask(() -> Command.dial(channel, ring, options)).compose(this::dialled);
    }

    private Future<Dialled> dialled(AgiReply reply) {
        if (reply.isGone()) {
            return Future.succeededFuture(new Dialled.CallerLeft());
        }
        if (!reply.isDone() || reply.number() == Results.NO_APPLICATION) {
            return Future.succeededFuture(Results.failed(reply));
        }
        return Results.isMinusOne(reply) ? isThere().compose(this::dialled) : dialled(!connection.isGone());
    }

    private Future<Dialled> dialled(boolean stays) {
        return value("DIALSTATUS").compose(status -> dialled(status, !stays)).onSuccess(this::forgetTalk);
    }

    private void forgetTalk(Dialled dialled) {
        if (dialled instanceof Dialled.Talked) {
            connection.forgetKeys();
        }
    }

    /** An application may answer -1 also when the caller is still there; the channel's state tells. */
    private Future<Boolean> callerStays(AgiReply reply) {
        return Results.isMinusOne(reply) ? isThere() : Future.succeededFuture(!connection.isGone());
    }

    private Future<Dialled> dialled(String status, boolean callerGone) {
        if (status.equals("ANSWER") && (callerGone || connection.isGone())) {
            return isTransferred().map(handed -> handed ? new Dialled.Transferred() : new Dialled.Talked(true));
        }
        if (DialResult.isPlain(status)) {
            return Future.succeededFuture(DialResult.of(status, callerGone || connection.isGone(), ""));
        }
        return value("HANGUPCAUSE").map(cause -> DialResult.of(status, callerGone || connection.isGone(), cause));
    }

    /**
     * A caller who was handed over leaves this session as one does who hangs up. By REFER, Asterisk names who did it; by REFER with Replaces
     * to somebody who did not talk yet, the caller has taken the place of that other channel, and this one is what was left of it.
     */
    private Future<Boolean> isTransferred() {
        return value("BLINDTRANSFER")
                .compose(by -> by.isEmpty()
                        ? value("UNIQUEID").map(id -> !id.isEmpty() && !id.equals(request.uniqueId()))
                        : Future.succeededFuture(true));
    }

    @Override
    public Future<Optional<Dialled>> lastDialled() {
        return get("DIALSTATUS")
                .compose(status -> status.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : dialled(status.get(), false).map(Optional::of));
    }

    @Override
    public Future<Executed> exec(String application, String arguments) {
        return ask(() -> Command.exec(application, arguments))
                .compose(reply ->
                        callerStays(reply).map(stays -> stays ? Results.executed(application, reply) : new HungUp()));
    }

    // ---- variables

    private Future<String> value(String variable) {
        return get(variable).map(value -> value.orElse(""));
    }

    @Override
    public Future<Optional<String>> get(String variable) {
        return ask(() -> Command.get(variable))
                .compose(reply -> mayBeCut(reply)
                        ? ask(() -> Command.getWhole(variable)).map(Results::value)
                        : Future.succeededFuture(Results.value(reply)));
    }

    /** Asterisk gives at most 1,023 bytes to GET VARIABLE and cuts longer values in silence. */
    private static boolean mayBeCut(AgiReply reply) {
        return ByteBufUtil.utf8Bytes(reply.data().orElse("")) >= CUT;
    }

    @Override
    public Future<Void> set(String variable, String value) {
        return ask(() -> Command.set(variable, value)).map(Results::done).mapEmpty();
    }

    @Override
    public Future<Void> set(Map<String, String> variables) {
        try {
            List<Command> commands = new ArrayList<>(variables.size());
            variables.forEach((name, value) -> commands.add(Command.set(name, value)));
            return setAll(commands);
        } catch (IllegalArgumentException refused) {
            return connection.refused(refused);
        }
    }

    private Future<Void> setAll(List<Command> commands) {
        return Future.all(commands.stream()
                        .map(command -> connection.send(command).map(Results::done))
                        .toList())
                .mapEmpty();
    }

    /** A command that cannot be built fails, it never throws. */
    private Future<AgiReply> ask(Supplier<Command> command) {
        Command built;
        try {
            built = command.get();
        } catch (IllegalArgumentException refused) {
            return connection.refused(refused);
        }
        return connection.send(built);
    }
}
