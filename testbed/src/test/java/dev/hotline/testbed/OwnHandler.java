package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiServer;
import dev.hotline.asterisk.agi.AgiServerOptions;
import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.sip.SipPhones;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real Asterisk and phones, with FastAGI and the AMI link in this process: a test is the handler of its sessions. In the dialplan its AGI
 * script is {@code ${HOTLINE_AGI}/test}.
 */
final class OwnHandler implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final AsteriskServer asterisk;
    final SipPhones phones;
    final AmiClient link;

    /** A session, which goes on until it is told to end. */
    record Session(AgiCall call, Promise<Void> end) {}

    /** @param contexts of the dialplan */
    OwnHandler(String contexts) {
        AgiServer agi = new AgiServer(vertx, AgiServerOptions.of(new Endpoint("127.0.0.1", 0), Set.of("127.0.0.1")))
                .route("test", this::handle);
        AsteriskSettings settings = AsteriskSettings.onFreePorts(
                        RunFolder.make(),
                        RealCalls.HOME.asterisk(),
                        RealCalls.HOME.prompts(),
                        "agi://127.0.0.1:" + result(agi.listen()))
                .withDialplan(contexts);
        phones = new SipPhones(settings.sip(), RealCalls.HOME.prompts(), AsteriskSettings::agentPassword);
        asterisk = AsteriskServer.start(RealCalls.install(), settings.withCarrier(phones.port()));
        Endpoint ami = new Endpoint("127.0.0.1", settings.amiPort());
        link = new AmiClient(
                vertx,
                AmiOptions.of("pbx1", ami, settings.amiUser(), new Secret(settings.amiSecret())),
                InstantSource.system(),
                Set::of);
        link.subscribe(event -> {
            if (event instanceof AmiEvent.Key key) {
                agi.keyPressed(key.uniqueId(), key.key());
            }
        });
        link.start();
        await().atMost(SOON).until(() -> link.health().state() == AmiHealth.State.UP);
    }

    /** The next session that Asterisk opens. */
    Session next() throws InterruptedException {
        Session session = sessions.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(session).as("the next AGI session").isNotNull();
        return session;
    }

    /** What the future has once it is complete. */
    static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Lets some time pass. */
    void pass(Duration time) {
        result(vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        phones.close();
        result(link.close());
        asterisk.close();
        result(vertx.close());
    }

    private Future<Void> handle(AgiCall call) {
        Promise<Void> end = Promise.promise();
        sessions.add(new Session(call, end));
        return end.future();
    }
}
