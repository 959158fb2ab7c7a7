package dev.hotline.asterisk.ami;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotline.asterisk.ami.wire.AmiDecoder;
import dev.hotline.asterisk.ami.wire.AmiFormatException;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whatever bytes come, cut however: they give the messages that a plain reading of the text gives, or an {@link AmiFormatException}. */
class AmiFuzzTest {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";

    /** What was read, a line for each thing. */
    private static final class Heard implements AmiDecoder.Receiver {
        final List<String> lines = new ArrayList<>();

        @Override
        public void greeted(String version) {}

        @Override
        public void message(AmiMessage message) {
            StringBuilder text = new StringBuilder();
            Map<String, String> first = new HashMap<>();
            message.forEach((key, value) -> {
                text.append(key).append('=').append(value).append('\n');
                first.putIfAbsent(key, value);
            });
            lines.add(text.toString());
            for (String key : AmiEvents.SINGLE_HEADERS) {
                if (!message.get(key).equals(first.getOrDefault(key, ""))) {
                    throw new AssertionError(key + ": " + message.get(key) + " (expected: " + first.get(key) + ")");
                }
            }
            AmiEvents.translate(message);
            OriginateCodec.byResponse(message);
            OriginateCodec.byHangup(message);
        }

        @Override
        public void skipped() {
            lines.add("skipped");
        }

        @Override
        public void refused(String why, String actionId) {
            lines.add("refused");
        }
    }

    @FuzzTest(maxDuration = "10m")
    void messages(FuzzedDataProvider data) {
        int piece = data.consumeInt(1, 300);
        byte[] bytes = data.consumeRemainingAsBytes();
        List<String> whole = read(bytes, Math.max(1, bytes.length));

        assertThat(read(bytes, piece)).isEqualTo(whole);
        if (!whole.contains("not understood")) {
            assertThat(whole).isEqualTo(plain(new String(bytes, ISO_8859_1)));
        }
    }

    private static List<String> read(byte[] bytes, int piece) {
        Heard heard = new Heard();
        var decoder = new AmiDecoder(AmiEvents.WANTED, AmiEvents.SINGLE_HEADERS, heard);
        decoder.feed(Unpooled.copiedBuffer(GREETING, UTF_8));
        try {
            for (int from = 0; from < bytes.length; from += piece) {
                decoder.feed(Unpooled.wrappedBuffer(bytes, from, Math.min(piece, bytes.length - from)));
            }
        } catch (AmiFormatException notUnderstood) {
            heard.lines.add("not understood");
        }
        return heard.lines;
    }

    /** The same, the simple way; each character is a byte. */
    private static List<String> plain(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (true) {
            while (rest.startsWith("\r\n")) {
                rest = rest.substring(2);
            }
            int end = rest.indexOf("\r\n\r\n");
            if (end < 0) {
                return lines;
            }
            lines.add(plainMessage(rest.substring(0, end)));
            rest = rest.substring(end + 4);
        }
    }

    private static String plainMessage(String text) {
        String[] raw = text.split("\r\n", -1);
        boolean isEvent = text.startsWith("Event: ");
        if (isEvent && !AmiEvents.WANTED.contains(raw[0].substring("Event: ".length()))) {
            return "skipped";
        }
        if (!isEvent && !text.startsWith("Response: ")) {
            return "refused";
        }
        List<String> keys = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (String line : raw) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                keys.add(line.substring(0, colon));
                lines.append(utf8(line.substring(0, colon)))
                        .append('=')
                        .append(utf8(spacesOff(line.substring(colon + 1))))
                        .append('\n');
            }
        }
        return twice(keys, AmiEvents.SINGLE_HEADERS) ? "refused" : lines.toString();
    }

    private static boolean twice(List<String> keys, Set<String> single) {
        return single.stream().anyMatch(key -> keys.indexOf(key) != keys.lastIndexOf(key));
    }

    private static String spacesOff(String value) {
        return value.replaceAll("^ +", "").replaceAll(" +\\z", "");
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
