package dev.hotline.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.bench.kit.Bars;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

/** Whatever is left over is a missed bar. */
class VerdictTest {
    private static final String ENGINE = "sessions=3 ended=3 done.NONE=2 failed.DROP=1 reason.LOST=1 refused.LOST=1"
            + " originated=1 settled.BUSY=1 up=1 pending=0 open=0 descriptors=50";

    private final StringWriter printed = new StringWriter();
    private final Samples samples = new Samples();
    private final Counts here = Counts.parse("begun.NONE=2 begun.DROP=2 ended.NONE=2 ended.DROP=2");

    VerdictTest() {
        for (int i = 0; i < 9; i++) {
            samples.add(7_000_000 + i % 3 * 100_000);
        }
    }

    @Test
    void everythingAccountedFor_isGood() {
        assertThat(missed(ENGINE)).isZero();
    }

    @Test
    void sessionThatNeitherSideAccountsFor_isMissed() {
        assertThat(missed(ENGINE.replace("refused.LOST=1", "refused.LOST=0"))).isEqualTo(1);
        assertThat(printed.toString()).containsPattern("neither handed .* 1\\.00 .*MISSED");
    }

    @Test
    void sessionWhoseHandlerDidNotEnd_isMissed() {
        assertThat(missed(ENGINE.replace("failed.DROP=1", "failed.DROP=0"))).isEqualTo(1);
    }

    @Test
    void harmlessSessionThatFailed_isMissed() {
        assertThat(missed(ENGINE.replace("done.NONE=2", "done.NONE=1 failed.NONE=1")))
                .isEqualTo(1);
    }

    @Test
    void handlerThatFailedByABug_isMissed() {
        assertThat(missed(ENGINE.replace("reason.LOST", "reason.NullPointerException")))
                .isEqualTo(1);
    }

    @Test
    void pendingActionAndOpenSessionAndDescriptor_areEachMissed() {
        assertThat(missed(ENGINE.replace("pending=0 open=0 descriptors=50", "pending=1 open=1 descriptors=51")))
                .isEqualTo(3);
    }

    @Test
    void heapThatGrows_isMissed() {
        for (int i = 0; i < 9; i++) {
            samples.add(8_200_000);
        }
        assertThat(missed(ENGINE)).isEqualTo(1);
    }

    private int missed(String engine) {
        Bars bars = new Bars(new PrintWriter((Writer) printed));
        new Verdict(bars, new SoakRun.Outcome(here, Counts.parse(engine), samples, 50, 0)).print();
        return bars.verdict() == 0 ? 0 : printed.toString().split("MISSED", -1).length - 1;
    }
}
