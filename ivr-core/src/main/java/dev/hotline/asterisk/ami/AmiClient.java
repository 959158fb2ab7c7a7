package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.AmiHealth.State;
import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one Asterisk node over its manager interface. It connects, logs in, reads the state of phones and channels, and is up;
 * when it goes down it tries again, except when the account is refused. The account needs {@code read = system,call,dtmf} and
 * {@code write = system,call,originate}. Public methods are safe from any thread; everything else happens on one Vert.x context.
 */
public final class AmiClient implements AmiLink {
    private static final Logger log = LoggerFactory.getLogger(AmiClient.class);

    private final AmiOptions options;
    private final InstantSource clock;
    private final ContextInternal context;
    /** To be kept: a client that nobody refers to is closed by the next garbage collection, with its connection. */
    private final NetClient client;

    private final Originates originates;
    private final Backoff backoff;
    private final AmiConnection.Counts counts = new AmiConnection.Counts(new LongAdder(), new LongAdder());
    private final List<Consumer<AmiEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> phones = new TreeSet<>();
    private volatile Status status;
    private volatile @Nullable AmiConnection connection;
    private @Nullable Snapshot snapshot;
    private int failures;
    /** The last reason in the log, so that each is there once and not at every try; null while all is well. */
    private @Nullable String saidWhy;

    private long timer = -1;
    private boolean closed;

    /** Where the link is, and since when. */
    private record Status(State state, Instant since, String detail, String version) {}

    public AmiClient(Vertx vertx, AmiOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        context = (ContextInternal) vertx.getOrCreateContext();
        client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(options.timeout().toMillis()))
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true));
        originates = new Originates(context);
        backoff = new Backoff(options.reconnectMin(), options.reconnectMax());
        status = new Status(State.CONNECTING, clock.instant(), "", "");
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
            context.owner().cancelTimer(timer);
            if (connection != null) {
                connection.close("the engine closes the link");
            }
            client.close().onComplete(done);
        });
        return done.future();
    }

    @Override
    public String node() {
        return options.node();
    }

    @Override
    public void subscribe(Consumer<AmiEvent> listener) {
        listeners.add(listener);
    }

    @Override
    public AmiHealth health() {
        Status now = status;
        AmiConnection current = connection;
        return new AmiHealth(
                options.node(),
                now.state,
                now.since,
                now.detail,
                now.version,
                current == null ? 0 : current.pending(),
                counts.events().sum(),
                counts.unknownEvents().sum());
    }

    @Override
    public Future<Optional<NoAnswer>> originate(Originate call) {
        Promise<Optional<NoAnswer>> done = context.promise();
        context.runOnContext(v -> originateNow(call).onComplete(done));
        return done.future();
    }

    private Future<Optional<NoAnswer>> originateNow(Originate call) {
        AmiConnection current = connection;
        if (current == null || status.state != State.UP) {
            return Future.failedFuture(new AmiException("Originate: the link to " + options.node() + " is "
                    + status.state + (status.detail.isEmpty() ? "" : ": " + status.detail)));
        }
        try {
            return originates.make(current, call);
        } catch (IllegalArgumentException refused) {
            return Future.failedFuture(refused);
        }
    }

    private void connect() {
        if (!closed) {
            client.connect(options.endpoint().port(), options.endpoint().host())
                    .onSuccess(this::connected)
                    .onFailure(e -> down(String.valueOf(e.getMessage())));
        }
    }

    private void connected(NetSocket socket) {
        snapshot = new Snapshot(phones);
        var opened = new AmiConnection(context, socket, options, counts, this::received);
        connection = opened;
        opened.closed().onSuccess(this::down);
        new AmiLogin(opened, options)
                .login()
                .compose(version -> readState(opened, version))
                .onSuccess(version -> up(opened, version))
                .onFailure(e -> failed(opened, e));
    }

    private Future<String> readState(AmiConnection opened, String version) {
        become(State.READING_STATE, "", version);
        return opened.send(new AmiAction("DeviceStateList"), "DeviceStateListComplete", options.timeout())
                .compose(v ->
                        opened.send(new AmiAction("CoreShowChannels"), "CoreShowChannelsComplete", options.timeout()))
                .map(version);
    }

    private void up(AmiConnection opened, String version) {
        List<AmiEvent> events = snapshot == null ? List.of() : snapshot.events(version);
        snapshot = null;
        failures = 0;
        saidWhy = null;
        become(State.UP, "", version);
        log.info("AMI link to {} at {} is up: Asterisk {}", options.node(), options.endpoint(), version);
        timer = context.setPeriodic(options.ping().toMillis(), id -> ping(opened));
        events.forEach(this::tell);
    }

    private static void ping(AmiConnection opened) {
        opened.send(new AmiAction("Ping")).onFailure(e -> opened.close(String.valueOf(e.getMessage())));
    }

    private void failed(AmiConnection opened, Throwable e) {
        if (e instanceof AmiRefusedException) {
            log.error(
                    "AMI link to {} at {}: account \"{}\" refused: {}; it is not tried again before a restart",
                    options.node(),
                    options.endpoint(),
                    options.username(),
                    e.getMessage());
            become(State.REFUSED, "account \"" + options.username() + "\" refused: " + e.getMessage(), "");
        }
        opened.close(String.valueOf(e.getMessage()));
    }

    private void down(String why) {
        boolean wasUp = status.state == State.UP;
        connection = null;
        snapshot = null;
        context.owner().cancelTimer(timer);
        if (status.state == State.REFUSED) {
            return;
        }
        retry(why);
        become(State.DOWN, why, status.version);
        if (wasUp) {
            tell(new AmiEvent.Down(why));
        }
    }

    private void retry(String why) {
        if (closed) {
            return;
        }
        say(why);
        failures++;
        long wait = backoff.delay(failures, ThreadLocalRandom.current().nextDouble())
                .toMillis();
        timer = context.setTimer(wait, id -> connect());
    }

    private void say(String why) {
        if (saidWhy == null) {
            log.warn("AMI link to {} at {} is down, trying again: {}", options.node(), options.endpoint(), why);
        } else if (!why.equals(saidWhy)) {
            log.info("AMI link to {} at {} is still down: {}", options.node(), options.endpoint(), why);
        }
        saidWhy = why;
    }

    private void become(State state, String detail, String version) {
        status = new Status(state, clock.instant(), detail, version);
    }

    private void received(AmiMessage message) {
        if (message.event().equals("Hangup")) {
            originates.ended(message);
        }
        if (snapshot != null) {
            snapshot.add(message);
            return;
        }
        AmiEvent event = AmiEvents.translate(message);
        if (event != null) {
            tell(event);
        }
    }

    private void tell(AmiEvent event) {
        if (event instanceof AmiEvent.Phone phone) {
            phones.add(phone.device());
        }
        for (Consumer<AmiEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                log.error("a listener of the AMI link to {} failed on {}", options.node(), event, e);
            }
        }
    }
}
