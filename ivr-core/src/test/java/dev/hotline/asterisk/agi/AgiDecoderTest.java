package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgiDecoderTest {
    private final List<AgiRequest> requests = new ArrayList<>();
    private final List<AgiReply> replies = new ArrayList<>();
    private int hangUps;
    private final AgiDecoder decoder = new AgiDecoder(100, 1000, new AgiDecoder.Messages() {
        @Override
        public void request(AgiRequest request) {
            requests.add(request);
        }

        @Override
        public void reply(AgiReply reply) {
            replies.add(reply);
        }

        @Override
        public void hangUp() {
            hangUps++;
        }
    });

    @BeforeEach
    void open() {
        feed("agi_network_script: hotline\n\n");
        assertThat(requests).extracting(AgiRequest::script).containsExactly("hotline");
    }

    private void feed(String bytes) {
        decoder.feed(Unpooled.copiedBuffer(bytes, StandardCharsets.UTF_8));
    }

    private AgiReply reply(String bytes) {
        feed(bytes);
        assertThat(replies).hasSize(1);
        return replies.getFirst();
    }

    @Test
    void plainResult_isReadWithItsCode() {
        AgiReply reply = reply("200 result=49 endpos=12480\n");

        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.key()).isEqualTo('1');
        assertThat(reply.endpos()).hasValue(12480);
    }

    @Test
    void timeoutWithoutKeys_isAnEmptyResultWithData() {
        AgiReply reply = reply("200 result= (timeout)\n");

        assertThat(reply.result()).isEmpty();
        assertThat(reply.data()).hasValue("timeout");
    }

    @Test
    void valueWithParentheses_isKeptWhole() {
        assertThat(reply("200 result=1 (a (b) c) endpos=7)\n").data()).hasValue("a (b) c) endpos=7");
    }

    @Test
    void valueWithLineEnds_isOneReply() {
        assertThat(reply("200 result=1 (one\nHANGUP\n\nthree)\n").data()).hasValue("one\nHANGUP\n\nthree");
        assertThat(hangUps).isZero();
    }

    @Test
    void usageOfManyLines_isOneReply() {
        AgiReply reply =
                reply("520-Invalid command syntax.  Proper usage follows:\n Usage: ANSWER\n520 End of proper usage.\n");

        assertThat(reply.code()).isEqualTo(520);
        assertThat(reply.text()).contains("Usage: ANSWER");
    }

    @Test
    void deadChannel_isGone() {
        assertThat(reply("511 Command Not Permitted on a dead channel or intercept routine\n")
                        .isGone())
                .isTrue();
    }

    @Test
    void bytesOneByOne_giveTheSame() {
        for (byte b : "200 result=0\nHANGUP\r\n200 result=1 (中)\n".getBytes(StandardCharsets.UTF_8)) {
            decoder.feed(Unpooled.wrappedBuffer(new byte[] {b}));
        }

        assertThat(replies).extracting(AgiReply::result).containsExactly("0", "1");
        assertThat(replies.get(1).data()).hasValue("中");
        assertThat(hangUps).isOne();
    }

    @Test
    void lineThatNeverEnds_isRefused() {
        assertThatThrownBy(() -> feed("x".repeat(AgiDecoder.MAX_REPLY + 1)))
                .isInstanceOf(AgiException.class)
                .hasMessageContaining("65536 bytes");
    }

    @Test
    void valueThatNeverEnds_isRefused() {
        assertThatThrownBy(() -> feed("200 result=1 (a\n" + "b\n".repeat(AgiDecoder.MAX_REPLY / 2)))
                .isInstanceOf(AgiException.class)
                .hasMessageContaining("65536 characters");
    }

    @Test
    void notAReply_isRefused() {
        assertThatThrownBy(() -> feed("HTTP/1.1 400 Bad Request\n"))
                .isInstanceOf(AgiException.class)
                .hasMessageContaining("HTTP/1.1 400");
    }
}
