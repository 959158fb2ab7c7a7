package dev.hotline.asterisk.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmiDecoderTest {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private final Heard heard = new Heard();
    private final AmiDecoder decoder = new AmiDecoder(Set.of("Hangup"), Set.of("Event", "Uniqueid"), heard);

    /** What the decoder told. */
    static final class Heard implements AmiDecoder.Receiver {
        final List<AmiMessage> messages = new ArrayList<>();
        final List<String> refused = new ArrayList<>();
        String greeting = "";
        int skipped;

        @Override
        public void greeted(String version) {
            greeting = version;
        }

        @Override
        public void message(AmiMessage message) {
            messages.add(message);
        }

        @Override
        public void skipped() {
            skipped++;
        }

        @Override
        public void refused(String why, String actionId) {
            refused.add(why + " [" + actionId + "]");
        }
    }

    private void feed(String bytes) {
        decoder.feed(Unpooled.copiedBuffer(bytes, UTF_8));
    }

    @Test
    void bytesOneByOne_giveTheMessages() {
        String bytes = GREETING + "Response: Success\r\nActionID: 1\r\n\r\nEvent: VarSet\r\nValue: x\r\n\r\n"
                + "Event: Hangup\r\nUniqueid: 1.2\r\nName: 中: 文\r\nEmpty:\r\n\r\n";
        for (byte b : bytes.getBytes(UTF_8)) {
            decoder.feed(Unpooled.wrappedBuffer(new byte[] {b}));
        }

        assertThat(heard.greeting).isEqualTo("11.0.0");
        assertThat(heard.messages).hasSize(2);
        assertThat(heard.messages.get(0).isResponse()).isTrue();
        assertThat(heard.messages.get(0).actionId()).isEqualTo("1");
        AmiMessage hangup = heard.messages.get(1);
        assertThat(hangup.event()).isEqualTo("Hangup");
        assertThat(hangup.get("Uniqueid")).isEqualTo("1.2");
        assertThat(hangup.get("Name")).isEqualTo("中: 文");
        assertThat(hangup.get("Empty")).isEmpty();
        assertThat(hangup.get("uniqueid")).isEmpty();
    }

    @Test
    void message_isAMapOfAllItsLines() {
        feed(GREETING + "Event: Hangup\r\nChanVariable: a=1\r\nno colon\r\n: no key\r\nChanVariable: b=2\r\n\r\n");

        List<String> lines = new ArrayList<>();
        heard.messages.getFirst().forEach((key, value) -> lines.add(key + "=" + value));
        assertThat(lines).containsExactly("Event=Hangup", "ChanVariable=a=1", "ChanVariable=b=2");
        assertThat(heard.messages.getFirst().get("ChanVariable")).isEqualTo("a=1");
    }

    @Test
    void eventsNobodyWants_areOnlyCounted() {
        feed(GREETING);
        String storm = "Event: VarSet\r\nVariable: x\r\nValue: y\r\n\r\n".repeat(100_000) + "Event: Hangup\r\n\r\n";
        for (int i = 0; i < storm.length(); i += 60_000) {
            feed(storm.substring(i, Math.min(storm.length(), i + 60_000)));
        }

        assertThat(heard.messages).hasSize(1);
        assertThat(heard.skipped).isEqualTo(100_000);
    }

    @Test
    void lineFeedInAValue_startsNoKeyOfItsOwn() {
        feed(GREETING + "Event: Hangup\r\nName: a\nUniqueid: forged\r\nUniqueid: 1.2\r\n\r\n");

        assertThat(heard.messages.getFirst().get("Uniqueid")).isEqualTo("1.2");
    }

    @Test
    void secondUniqueid_isForged() {
        feed(GREETING
                + "Event: Hangup\r\nExten: 1\r\nUniqueid: 6.6\r\nActionID: 7\r\nUniqueid: 1.2\r\n\r\n"
                + "Event: Hangup\r\nExten: 1\r\nEvent: FullyBooted\r\n\r\n");

        assertThat(heard.messages).isEmpty();
        assertThat(heard.refused)
                .containsExactly("it has Uniqueid more than once [7]", "it has Event more than once []");
    }

    @Test
    void restOfAMessageThatWasCutInTwo_isRefused() {
        feed(GREETING + "Event: Hangup\r\nExten: 1\r\n\r\nPriority: 1\r\nUniqueid: 1.2\r\n\r\n");

        assertThat(heard.messages).hasSize(1);
        assertThat(heard.refused).singleElement().asString().contains("Priority: 1");
    }

    @Test
    void somethingElseThanAsterisk_isRefused() {
        assertThatThrownBy(() -> feed("SSH-2.0-OpenSSH_9.2\r\n"))
                .isInstanceOf(AmiFormatException.class)
                .hasMessageContaining("SSH-2.0-OpenSSH_9.2")
                .hasMessageContaining("expected: Asterisk Call Manager");
    }

    @Test
    void somethingThatNeverEndsItsFirstLine_isRefused() {
        assertThatThrownBy(() -> feed("x".repeat(200))).hasMessageContaining("expected: Asterisk Call Manager");
    }

    @Test
    void wantedMessageThatNeverEnds_isRefused() {
        feed(GREETING);

        assertThatThrownBy(() -> feed("Event: Hangup\r\nName: " + "x".repeat(70_000)))
                .isInstanceOf(AmiFormatException.class)
                .hasMessageContaining("65536 bytes");
    }

    @Test
    void hugeEventNobodyWants_isSkipped() {
        feed(GREETING + "Event: VarSet\r\nValue: " + "x".repeat(900_000) + "\r\n\r");
        feed("\nEvent: Hangup\r\nUniqueid: 1.2\r\n\r\n");

        assertThat(heard.skipped).isOne();
        assertThat(heard.messages).hasSize(1);
        assertThat(heard.messages.getFirst().get("Uniqueid")).isEqualTo("1.2");
    }

    @Test
    void eventNobodyWantsThatNeverEnds_isRefused() {
        feed(GREETING + "Event: VarSet\r\nValue: ");

        assertThatThrownBy(() -> feed("x".repeat(1_100_000)))
                .isInstanceOf(AmiFormatException.class)
                .hasMessageContaining("1048576 bytes");
    }

    @Test
    void wantedMessageOfTooManyLines_isRefused() {
        feed(GREETING);

        assertThatThrownBy(() -> feed("Event: Hangup\r\n" + "a:b\r\n".repeat(2000) + "\r\n"))
                .isInstanceOf(AmiFormatException.class)
                .hasMessageContaining("1000 lines");
    }

    @Test
    void tinyMessages_areHarmless() {
        feed(GREETING + "\r\n\r\nE\r\n\r\n\r\n\r\nEvent: \r\n\r\n");

        assertThat(heard.skipped).isOne();
        assertThat(heard.messages).isEmpty();
        assertThat(heard.refused).singleElement().asString().contains("\"E\"");
    }
}
