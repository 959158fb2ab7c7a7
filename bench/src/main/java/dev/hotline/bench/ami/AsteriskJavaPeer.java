package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Control;
import java.util.concurrent.atomic.LongAdder;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/** Asterisk-Java's connection as it is by default, with a listener that counts. */
final class AsteriskJavaPeer {
    private final LongAdder told = new LongAdder();
    private final Mark marks = new Mark();

    AsteriskJavaPeer(int port) throws Exception {
        var connection = new DefaultManagerConnection("127.0.0.1", port, "hotline", "secret");
        connection.addEventListener(this::told);
        connection.login();
    }

    private void told(ManagerEvent event) {
        if (event instanceof DtmfEndEvent || event instanceof VarSetEvent) {
            told.increment();
        } else if (event instanceof HangupEvent hangup) {
            marks.gone(hangup.getUniqueId());
        }
    }

    Control control() {
        return new Control()
                .on("mark", number -> marks.await(Integer.parseInt(number)))
                .on("told", rest -> Long.toString(told.sum()));
    }
}
