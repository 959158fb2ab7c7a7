package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialResultTest {

    @Test
    void answer_isATalkWithItsTime() {
        assertThat(DialResult.of("ANSWER", false, "")).isEqualTo(new Dialled.Talked(false));
        assertThat(DialResult.of("ANSWER", true, "")).isEqualTo(new Dialled.Talked(true));
    }

    @Test
    void callerGoneBeforeAnAnswer_hasLeft() {
        assertThat(DialResult.of("CANCEL", false, "")).isEqualTo(new Dialled.CallerLeft());
        assertThat(DialResult.of("NOANSWER", true, "")).isEqualTo(new Dialled.CallerLeft());
    }

    @Test
    void noAnswer_keepsItsReason() {
        assertThat(DialResult.of("BUSY", false, "")).isEqualTo(new Dialled.Busy());
        assertThat(DialResult.of("NOANSWER", false, "")).isEqualTo(new Dialled.NotAnswered());
        assertThat(DialResult.of("CHANUNAVAIL", false, "")).isEqualTo(new Dialled.Unreachable("CHANUNAVAIL"));
    }

    @Test
    void phoneWhoseUserDeclines_isBusyAndNotUnreachable() {
        assertThat(DialResult.of("CHANUNAVAIL", false, "21")).isEqualTo(new Dialled.Busy());
        assertThat(DialResult.of("CHANUNAVAIL", false, "3")).isEqualTo(new Dialled.Unreachable("CHANUNAVAIL"));
    }
}
