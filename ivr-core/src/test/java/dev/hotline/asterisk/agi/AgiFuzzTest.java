package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever bytes come, the decoder gives messages or says what is wrong with them, and it does not matter how they are cut into chunks.
 * Without {@code JAZZER_FUZZ=1} the inputs that are kept are tried again.
 */
class AgiFuzzTest {
    private static final int MAX_LINE = 1000;
    private static final int MAX_ENVIRONMENT = 4000;
    private static final byte[] OPENING = "agi_network_script: hotline\n\n".getBytes(StandardCharsets.UTF_8);

    @FuzzTest(maxDuration = "10m")
    void environment(FuzzedDataProvider data) {
        int step = data.consumeInt(1, 64);
        byte[] bytes = data.consumeRemainingAsBytes();

        assertThat(decoded(bytes, step)).isEqualTo(decoded(bytes, Integer.MAX_VALUE));
    }

    @FuzzTest(maxDuration = "10m")
    void replies(FuzzedDataProvider data) {
        int step = data.consumeInt(1, 64);
        byte[] bytes = data.consumeRemainingAsBytes();
        byte[] session = Arrays.copyOf(OPENING, OPENING.length + bytes.length);
        System.arraycopy(bytes, 0, session, OPENING.length, bytes.length);

        assertThat(decoded(session, step)).isEqualTo(decoded(session, Integer.MAX_VALUE));
    }

    /** What comes of bytes in chunks of this size, the error that ends them included. */
    private static List<String> decoded(byte[] bytes, int step) {
        var messages = new Noted();
        var decoder = new AgiDecoder(MAX_LINE, MAX_ENVIRONMENT, messages);
        try {
            for (int from = 0; from < bytes.length; from += Math.min(step, bytes.length - from)) {
                int length = Math.min(step, bytes.length - from);
                decoder.feed(Unpooled.wrappedBuffer(bytes, from, length));
            }
        } catch (AgiException said) {
            messages.all.add(said.problem() + ": " + said.getMessage());
        }
        return messages.all;
    }

    /** Uses each message as a session would. */
    private static final class Noted implements AgiDecoder.Messages {
        final List<String> all = new ArrayList<>();

        @Override
        public void request(AgiRequest request) {
            all.add(request.script() + request.query() + request.channel() + request.callerName());
        }

        @Override
        public void reply(AgiReply reply) {
            all.add(reply.toString() + (int) key(reply));
            if (reply.isDone()) {
                all.add(Results.acted(reply) + " " + Results.played(reply) + " " + Results.recorded(reply));
            }
        }

        private static char key(AgiReply reply) {
            return reply.isDone() ? reply.key() : 0;
        }

        @Override
        public void hangUp() {
            all.add("HANGUP");
        }
    }
}
