package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtpTest {

    @Test
    void packet_encodedAndRead_isTheSame() {
        Rtp packet = new Rtp(101, true, 65_535, 0xFFFF_FFF0L, 42, ByteBuffer.wrap(new byte[] {1, 2, 3}));

        Rtp read = Rtp.parse(packet.encode(), packet.encode().length).orElseThrow();

        assertThat(read).isEqualTo(packet);
    }

    @Test
    void tooShortOrOfAnotherVersion_isNotRtp() {
        assertThat(Rtp.parse(new byte[11], 11)).isEmpty();
        assertThat(Rtp.parse(new byte[20], 20)).isEmpty();
    }

    @Test
    void key_lastsAHundredMilliseconds_andItsLastPacketSaysSo() {
        KeyEvent key = new KeyEvent('#');

        for (int packet = 1; packet < 5; packet++) {
            assertThat(key.next()).containsExactly(11, 10, (packet * 160) >> 8, (byte) (packet * 160));
        }
        assertThat(key.isLast()).isTrue();
        assertThat(key.next()).containsExactly(11, 0x8A, 800 >> 8, (byte) 800);
    }

    @Test
    void keyThatNoPhoneHas_isRefused() {
        assertThatThrownBy(() -> new KeyEvent('x')).hasMessageContaining("x").hasMessageContaining("0123456789*#");
    }
}
