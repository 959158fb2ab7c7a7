package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.AmiHealth.State;
import dev.hotline.asterisk.ami.wire.AmiAction;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import dev.hotline.core.NoAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The link to one Asterisk node over its manager interface. It connects, logs in, reads the state of phones and channels, and is up;
 * when it goes down it tries again, except when the account is refused. The account needs {@code read = system,call,dtmf} and
 * {@code write = system,call,originate}. Public methods are safe from any thread; everything else happens on one Vert.x context.
 */
public final class AmiClient implements AmiLink {
    private final AmiOptions options;
    private final InstantSource clock;
    private final Supplier<Set<String>> calls;
    private final VertxInternal vertx;
    private final ContextInternal context;
    private final Connector connector;
    private final Originates originates;
    private final Backoff backoff;
    private final Meter meter;
    private final Subscribers subscribers;
    private final LinkStatus status;
    private final StateReader reader = new StateReader();
    private final Believed believed = new Believed();
    private volatile @Nullable AmiConnection connection;
    private @Nullable KeepAlive keepAlive;
    private @Nullable Comparison comparison;
    private int failures;
    private long retry = -1;
    private boolean closed;

    /** A link that knows of no FastAGI sessions. */
    public AmiClient(Vertx vertx, AmiOptions options, InstantSource clock) {
        this(vertx, options, clock, Set::of);
    }

    /** @param calls unique ids of this node's channels for which a FastAGI session is open; asked on the link's context, must not block */
    public AmiClient(Vertx vertx, AmiOptions options, InstantSource clock, Supplier<Set<String>> calls) {
        this.options = options;
        this.clock = clock;
        this.calls = calls;
        this.vertx = (VertxInternal) vertx;
        context = this.vertx.createEventLoopContext();
        connector = new Connector(vertx, options);
        originates = new Originates(context);
        backoff = new Backoff(options.times().reconnectMin(), options.times().reconnectMax());
        meter = new Meter(clock.instant());
        subscribers = new Subscribers(options.mailbox(), meter);
        status = new LinkStatus(options, clock);
    }

    /** Begins to connect, and stays at it. */
    public void start() {
        context.runOnContext(v -> connect());
    }

    /** Closes the link for good; actions that wait fail. */
    public Future<Void> close() {
        Promise<Void> done = context.promise();
        context.runOnContext(v -> {
            closed = true;
            vertx.cancelTimer(retry);
            if (connection != null) {
                connection.close("the engine closes the link");
            }
            connector.close().onComplete(done);
        });
        return done.future();
    }

    @Override
    public String node() {
        return options.node();
    }

    @Override
    public void subscribe(Consumer<AmiEvent> listener) {
        ContextInternal other = vertx.createEventLoopContext();
        for (int i = 0; i < 64 && other.nettyEventLoop().equals(context.nettyEventLoop()); i++) {
            other = vertx.createEventLoopContext();
        }
        subscribe(other, listener);
    }

    @Override
    public void subscribe(Context where, Consumer<AmiEvent> listener) {
        subscribers.add(where, listener);
    }

    @Override
    public AmiHealth health() {
        LinkStatus.Now now = status.now();
        AmiConnection current = connection;
        return new AmiHealth(
                options.node(),
                now.state(),
                now.since(),
                now.detail(),
                now.version(),
                current == null ? 0 : current.pending(),
                meter.lastEventAge(clock.instant()),
                meter.roundTrip(),
                meter.counts(clock.instant()));
    }

    @Override
    public Future<Optional<NoAnswer>> originate(Originate call) {
        return whenUp("Originate", current -> originates.make(current, call));
    }

    @Override
    public Future<Void> redirect(String channel, Map<String, String> variables, String context, String extension) {
        return whenUp("Redirect", current -> {
            Future<Void> set = this.context.succeededFuture();
            for (AmiAction action : ChannelActions.set(channel, variables)) {
                set = set.compose(v -> current.send(action)).mapEmpty();
            }
            AmiAction redirect = ChannelActions.redirect(channel, context, extension);
            return set.compose(v -> current.send(redirect)).mapEmpty();
        });
    }

    @Override
    public Future<Void> hangUp(String channel) {
        return whenUp(
                "Hangup",
                current -> current.send(ChannelActions.hangUp(channel)).mapEmpty());
    }

    @Override
    public Future<Optional<String>> peer(String uniqueId) {
        return whenUp("CoreShowChannels", current -> {
            var bridges = new Bridges();
            return current.list(AmiList.CHANNELS, bridges::item).map(v -> bridges.peer(uniqueId));
        });
    }

    /** Asks Asterisk something on the link's context; fails when the link is not up, or a value cannot be sent. */
    private <T> Future<T> whenUp(String action, Function<AmiConnection, Future<T>> ask) {
        Promise<T> done = context.promise();
        context.runOnContext(v -> askNow(action, ask).onComplete(done));
        return done.future();
    }

    private <T> Future<T> askNow(String action, Function<AmiConnection, Future<T>> ask) {
        AmiConnection current = connection;
        if (current == null || !status.is(State.UP)) {
            LinkStatus.Now now = status.now();
            return Future.failedFuture(new AmiException(
                    AmiException.Kind.NOT_UP,
                    action + ": the link to " + options.node() + " is " + now.state()
                            + (now.detail().isEmpty() ? "" : ": " + now.detail())));
        }
        try {
            return ask.apply(current);
        } catch (IllegalArgumentException refused) {
            return Future.failedFuture(refused);
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        if (subscribers.haveRoom()) {
            connector.connect().onSuccess(this::connected).onFailure(e -> down(String.valueOf(e.getMessage())));
        } else {
            down("a slow subscriber has not taken in yet what it was told");
        }
    }

    private void connected(NetSocket socket) {
        var opened = new AmiConnection(context, socket, options, meter, clock, new Events());
        connection = opened;
        opened.closed().onSuccess(this::down);
        reader.begin(calls.get(), true);
        new Login(opened, options)
                .run()
                .onSuccess(status::reading)
                .compose(version -> reader.read(opened).onSuccess(read -> up(opened, version, read)))
                .onFailure(e -> failed(opened, e));
    }

    private void up(AmiConnection opened, AsteriskVersion version, Snapshot read) {
        Set<Difference> differences = believed.replacedBy(read);
        read.meanwhile().forEach(believed::told);
        failures = 0;
        status.up(version);
        keepAlive = new KeepAlive(vertx, opened, options.times().ping(), meter);
        comparison = new Comparison(vertx, opened, reader, options.times().compare(), calls, this::compare);
        corrected(differences);
        subscribers.tellAll(state(version, differences, read));
    }

    /** Everything to tell, in order: each phone, what ended or was answered unseen, what happened since, and that the link is up. */
    private List<AmiEvent> state(AsteriskVersion version, Set<Difference> differences, Snapshot read) {
        List<AmiEvent> events = new ArrayList<>(believed.phones());
        differences.stream()
                .filter(difference -> difference.kind() != Drift.PHONE)
                .forEach(difference -> difference.event().ifPresent(events::add));
        events.addAll(read.meanwhile());
        events.add(new AmiEvent.Up(version.text(), Set.copyOf(read.channels())));
        return events;
    }

    private void compare(Snapshot read) {
        Set<Difference> differences = believed.comparedWith(read);
        corrected(differences);
        differences.forEach(difference -> difference.event().ifPresent(this::tell));
        subscribers.restore(believed.phones());
        if (believed.isInDoubt() && comparison != null) {
            comparison.confirm();
        }
    }

    private void corrected(Set<Difference> differences) {
        differences.forEach(difference -> meter.drift(difference.kind()));
        status.corrected(differences);
    }

    private void lookSoonIfNeeded() {
        if (comparison != null && subscribers.missSomething()) {
            comparison.soon();
        }
    }

    private void failed(AmiConnection opened, Throwable e) {
        if (e instanceof Login.RefusedException) {
            status.refused(String.valueOf(e.getMessage()));
        }
        opened.close(String.valueOf(e.getMessage()));
    }

    private void down(String why) {
        boolean wasUp = status.is(State.UP);
        connection = null;
        reader.end();
        stopWatching();
        if (status.is(State.REFUSED)) {
            return;
        }
        if (closed) {
            status.closed(why);
        } else {
            status.down(why);
            retry();
        }
        if (wasUp) {
            subscribers.tellAll(List.of(new AmiEvent.Down(why)));
        }
    }

    private void stopWatching() {
        if (keepAlive != null) {
            keepAlive.stop();
            keepAlive = null;
        }
        if (comparison != null) {
            comparison.stop();
            comparison = null;
        }
    }

    private void retry() {
        failures++;
        long wait = backoff.delay(failures, ThreadLocalRandom.current().nextDouble())
                .toMillis();
        retry = vertx.setTimer(wait, id -> connect());
    }

    private void tell(AmiEvent event) {
        if (!status.is(State.UP)) {
            return;
        }
        if (subscribers.tell(event)) {
            believed.told(event);
            lookSoonIfNeeded();
        } else if (connection != null) {
            meter.overflow();
            connection.close("a subscriber is too slow: " + options.mailbox()
                    + " events wait for it, and the next may not be dropped");
        }
    }

    /** What a connection hands over. */
    private final class Events implements AmiConnection.Link {
        @Override
        public void event(AmiMessage message) {
            if (message.event().equals("Hangup")) {
                originates.ended(message);
            }
            if (reader.event(message) > options.mailbox() && connection != null) {
                meter.overflow();
                connection.close("more than " + options.mailbox() + " events came while the state was read");
            } else if (status.is(State.UP)) {
                happened(message);
            }
        }

        private void happened(AmiMessage message) {
            if (message.event().equals("Newchannel")) {
                believed.begun(message.get("Uniqueid"));
                return;
            }
            AmiEvent event = AmiEvents.translate(message);
            if (event != null) {
                tell(event);
            }
        }

        @Override
        public void received() {
            subscribers.deliver();
        }

        @Override
        public void missed() {
            if (comparison != null) {
                comparison.soon();
            }
        }
    }
}
