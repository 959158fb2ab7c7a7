package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:1001@127.0.0.1:5070;ob SIP/2.0",
            "v: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bKone",
            "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKtwo",
            "FROM: \"Zhang \\\"San\\\" <x>\" <sip:+8613800138000@127.0.0.1>;tag=abc",
            "To: <sip:1001@127.0.0.1>",
            "Call-ID:  id@host",
            "CSeq: 7   INVITE",
            "Subject: folded",
            "  over two lines",
            "",
            "v=0");

    @Test
    void requestWithShortFoldedAndRepeatedHeaders_isRead() {
        SipMessage invite = SipMessage.parse(INVITE);

        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.uri()).isEqualTo("sip:1001@127.0.0.1:5070;ob");
        assertThat(invite.branch()).isEqualTo("z9hG4bKone");
        assertThat(invite.all("via")).hasSize(2);
        assertThat(invite.require("Subject")).isEqualTo("folded over two lines");
        assertThat(invite.cseqNumber()).isEqualTo(7);
        assertThat(invite.body()).isEqualTo("v=0");
    }

    @Test
    void displayNameWithQuotesAndBrackets_isReadAsItWasWritten() {
        SipAddress from = SipMessage.parse(INVITE).from();

        assertThat(from.name()).isEqualTo("Zhang \"San\" <x>");
        assertThat(from.user()).isEqualTo("+8613800138000");
        assertThat(from.tag()).isEqualTo("abc");
        assertThat(SipAddress.parse(SipAddress.quote(from.name()) + " <sip:a@b>")
                        .name())
                .isEqualTo(from.name());
    }

    @Test
    void addressWithoutBrackets_hasItsParametersOutsideTheUri() {
        SipAddress address = SipAddress.parse("sip:1001@host;tag=t1");

        assertThat(address.uri()).isEqualTo("sip:1001@host");
        assertThat(address.tag()).isEqualTo("t1");
    }

    @Test
    void numberWithForbiddenCharacters_survivesTheUri() {
        String hostile = "+86 138\r\n@x";

        assertThat(SipAddress.encodeUser(hostile)).isEqualTo("+86%20138%0D%0A%40x");
        assertThat(SipAddress.user("sip:" + SipAddress.encodeUser(hostile) + "@host"))
                .isEqualTo(hostile);
    }

    @Test
    void reply_takesOverWhatTheRequestSaid_andIsReadAgain() {
        SipMessage reply =
                SipMessage.parse(SipMessage.parse(INVITE).reply(180, "Ringing").text(0));

        assertThat(reply.status()).isEqualTo(180);
        assertThat(reply.method()).isEqualTo("INVITE");
        assertThat(reply.all("Via")).hasSize(2);
        assertThat(reply.callId()).isEqualTo("id@host");
    }

    @Test
    void somethingElse_isRefusedWithItsFirstLine() {
        assertThatThrownBy(() -> SipMessage.parse("GET / HTTP/1.1\r\n\r\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET / HTTP/1.1");
    }

    @Test
    void sdp_tellsWhereAudioGoesAndTheTypeOfKeys() {
        String sdp = "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 20004 RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n";

        assertThat(Sdp.parse(sdp))
                .contains(new Sdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 20004), 96));
        assertThat(Sdp.parse("v=0\r\n")).isEmpty();
    }
}
