package dev.hotline.asterisk.ami;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class AmiDecoderTest {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private final LongAdder events = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final List<AmiMessage> messages = new ArrayList<>();
    private final AmiDecoder decoder = new AmiDecoder(Set.of("Hangup"), events, unknown, messages::add);

    private void feed(String bytes) {
        decoder.feed(Buffer.buffer(bytes));
    }

    @Test
    void bytesOneByOne_giveTheMessages() {
        String bytes = GREETING + "Response: Success\r\nActionID: 1\r\n\r\nEvent: VarSet\r\nValue: x\r\n\r\n"
                + "Event: Hangup\r\nUniqueid: 1.2\r\nName: 中: 文\r\n\r\n";
        for (byte b : bytes.getBytes(UTF_8)) {
            decoder.feed(Buffer.buffer(new byte[] {b}));
        }

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).isResponse()).isTrue();
        assertThat(messages.get(1).get("Uniqueid")).isEqualTo("1.2");
        assertThat(messages.get(1).get("Name")).isEqualTo("中: 文");
    }

    @Test
    void eventsNobodyWants_areOnlyCounted() {
        feed(GREETING);
        String storm = "Event: VarSet\r\nVariable: x\r\nValue: y\r\n\r\n".repeat(100_000) + "Event: Hangup\r\n\r\n";
        for (int i = 0; i < storm.length(); i += 60_000) {
            feed(storm.substring(i, Math.min(storm.length(), i + 60_000)));
        }

        assertThat(messages).hasSize(1);
        assertThat(events.sum()).isEqualTo(100_001);
        assertThat(unknown.sum()).isEqualTo(100_000);
    }

    @Test
    void lineFeedInAValue_startsNoKeyOfItsOwn() {
        feed(GREETING + "Event: Hangup\r\nName: a\nUniqueid: forged\r\nUniqueid: 1.2\r\n\r\n");

        assertThat(messages.getFirst().get("Uniqueid")).isEqualTo("1.2");
    }

    @Test
    void somethingElseThanAsterisk_isRefused() {
        assertThatThrownBy(() -> feed("SSH-2.0-OpenSSH_9.2\r\n"))
                .isInstanceOf(AmiException.class)
                .hasMessageContaining("SSH-2.0-OpenSSH_9.2")
                .hasMessageContaining("expected: Asterisk Call Manager");
    }

    @Test
    void messageThatNeverEnds_isRefused() {
        feed(GREETING);

        assertThatThrownBy(() -> feed("x".repeat(300_000)))
                .isInstanceOf(AmiException.class)
                .hasMessageContaining("262144 bytes");
    }

    @Test
    void tinyMessages_areHarmless() {
        feed(GREETING + "\r\n\r\nE\r\n\r\n\r\n\r\nEvent: \r\n\r\n");

        assertThat(unknown.sum()).isOne();
    }
}
