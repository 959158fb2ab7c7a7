package dev.hotline.bench.ami;

import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.bench.kit.Control;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The engine's own link with a subscriber that counts. */
final class OurPeer {
    private final LongAdder keys = new LongAdder();
    private final Mark marks = new Mark();
    private final CountDownLatch up = new CountDownLatch(1);
    private final AmiClient client;

    OurPeer(int port) throws InterruptedException {
        var options = AmiOptions.of("bench", new Endpoint("127.0.0.1", port), "hotline", new Secret("secret"));
        client = new AmiClient(Vertx.vertx(), options, InstantSource.system());
        client.subscribe(this::told);
        client.start();
        if (!up.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the link is not up: " + client.health());
        }
    }

    private void told(AmiEvent event) {
        switch (event) {
            case AmiEvent.Key key -> keys.increment();
            case AmiEvent.Gone gone -> marks.gone(gone.uniqueId());
            case AmiEvent.Up nowUp -> up.countDown();
            case AmiEvent.Down down -> System.err.println("the link went down: " + down.why());
            default -> {}
        }
    }

    Control control() {
        var originates = new Originating(client);
        return new Control()
                .on("mark", number -> marks.await(Integer.parseInt(number)))
                .on("told", rest -> Long.toString(keys.sum()))
                .on("originate", rest -> originates.begin())
                .on("originated", rest -> originates.end());
    }
}
