package dev.hotline.testbed.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UlawTest {

    @Test
    void extremesAndZero_haveTheCodesOfG711() {
        assertThat(Ulaw.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(Ulaw.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(Ulaw.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
    }

    @Test
    void anySample_decodedAgain_isWithinTheStepOfItsSize() {
        for (int sample = -32_000; sample <= 32_000; sample += 7) {
            int error = Math.abs(Ulaw.decode(Ulaw.encode((short) sample)) - sample);
            assertThat(error).as("sample %d", sample).isLessThanOrEqualTo(8 + Math.abs(sample) / 16);
        }
    }

    @Test
    void digitalSilence_isNotAudible_butAQuietVoiceIs() {
        assertThat(Ulaw.isAudible(Ulaw.encode(Sounds.silence(1)))).isFalse();
        assertThat(Ulaw.isAudible(Ulaw.encode(new short[] {60, -60, 70, -80}))).isTrue();
    }
}
