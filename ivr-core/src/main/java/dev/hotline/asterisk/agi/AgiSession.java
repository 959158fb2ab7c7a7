package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
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
    public Future<Boolean> answer() {
        return ask(Command::answer).map(AgiSession::isFine);
    }

    @Override
    public Future<Played> play(String file, String keys) {
        return ask(() -> Command.play(file, keys)).compose(reply -> played(file, reply));
    }

    private Future<Played> played(String file, AgiReply reply) {
        if (reply.isGone()) {
            return Future.succeededFuture(new Played.HungUp());
        }
        return switch (reply.number()) {
            case -1 -> whyNotPlayed(file);
            case 0 -> Future.succeededFuture(new Played.Whole());
            default -> Future.succeededFuture(new Played.Pressed(reply.key()));
        };
    }

    /** Asterisk answers -1 both when the caller hangs up and when there is no such file; the channel's state tells which. */
    private Future<Played> whyNotPlayed(String file) {
        return ask(Command::status)
                .map(status ->
                        isFine(status) && !connection.isGone() ? new Played.NotFound(file) : new Played.HungUp());
    }

    @Override
    public Future<Asked> key(Duration wait) {
        return ask(() -> Command.key(wait)).map(AgiSession::asked);
    }

    private static Asked asked(AgiReply reply) {
        if (!isFine(reply)) {
            return new Asked.HungUp();
        }
        return reply.number() == 0 ? new Asked.TimedOut() : new Asked.Pressed(reply.key());
    }

    @Override
    public Future<Boolean> musicOn(String musicClass) {
        return ask(() -> Command.musicOn(musicClass)).map(AgiSession::isFine);
    }

    @Override
    public Future<Boolean> musicOff() {
        return ask(Command::musicOff).map(AgiSession::isFine);
    }

    @Override
    public Future<Dialled> dial(String channel, Duration ring, String options) {
        return ask(() -> Command.dial(channel, ring, options)).compose(this::dialled);
    }

    private Future<Dialled> dialled(AgiReply reply) {
        if (reply.isGone()) {
            return Future.succeededFuture(new Dialled.CallerLeft());
        }
        if (reply.number() == -2) {
            return Future.failedFuture(new AgiException("EXEC Dial: this Asterisk has no Dial (module app_dial)"));
        }
        boolean ended = !isFine(reply);
        return value("DIALSTATUS")
                .compose(status ->
                        value("HANGUPCAUSE").map(cause -> DialResult.of(status, ended || connection.isGone(), cause)));
    }

    private Future<String> value(String variable) {
        return get(variable).map(value -> value.orElse(""));
    }

    @Override
    public Future<Optional<String>> get(String variable) {
        return ask(() -> Command.get(variable))
                .compose(reply ->
                        mayBeCut(reply) ? ask(() -> Command.getWhole(variable)) : Future.succeededFuture(reply))
                .map(reply -> reply.number() == 1 ? Optional.of(reply.data().orElse("")) : Optional.empty());
    }

    /** Asterisk gives at most 1,023 bytes to GET VARIABLE and cuts longer values in silence. */
    private static boolean mayBeCut(AgiReply reply) {
        return reply.data().orElse("").getBytes(StandardCharsets.UTF_8).length >= CUT;
    }

    @Override
    public Future<Void> set(Map<String, String> variables) {
        try {
            List<Command> commands = new ArrayList<>();
            variables.forEach((name, value) -> commands.add(Command.set(name, value)));
            return Future.all(commands.stream().map(this::ask).toList()).mapEmpty();
        } catch (IllegalArgumentException refused) {
            return connection.refused(refused);
        }
    }

    @Override
    public Future<Void> hangUp() {
        return ask(Command::hangUp).mapEmpty();
    }

    /** A command that cannot be built fails, it never throws. */
    private Future<AgiReply> ask(Supplier<Command> command) {
        try {
            return ask(command.get());
        } catch (IllegalArgumentException refused) {
            return connection.refused(refused);
        }
    }

    private Future<AgiReply> ask(Command command) {
        return connection
                .send(command)
                .compose(reply -> reply.isDone() || reply.isGone()
                        ? Future.succeededFuture(reply)
                        : Future.failedFuture(new AgiException(
                                command.name() + ": Asterisk answered \"" + reply.code() + " " + reply.text() + "\"")));
    }

    private static boolean isFine(AgiReply reply) {
        return !reply.isGone() && reply.number() >= 0;
    }
}
