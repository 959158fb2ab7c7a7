package dev.hotline.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void cpuOfAProcess_isUserAndSystem_whateverItsName() {
        String stat = "42 (a) 1 (b) S 1 42 42 0 -1 4194560 9 0 0 0 250 50 7 8 20 0 3 0 99 1000 10";

        assertThat(CpuClock.used(stat)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void cpuOfThisProcess_grows() {
        CpuClock clock = CpuClock.of(ProcessHandle.current().pid(), "java");
        Duration before = clock.used();
        long until = System.nanoTime() + Duration.ofMillis(60).toNanos();
        long spun = 0;
        while (System.nanoTime() < until || clock.used().equals(before)) {
            spun++;
        }

        assertThat(clock.used()).as("after %d turns", spun).isGreaterThan(before);
    }

    @Test
    void otherProgramsProcess_isRefused() {
        assertThatThrownBy(() -> CpuClock.of(ProcessHandle.current().pid(), "asterisk"))
                .hasMessageContaining("java")
                .hasMessageContaining("expected: asterisk");
    }

    @Test
    void sippsStatistics_theLastLineCounts() {
        SippCounts counts = SippCounts.parse(List.of(
                "StartTime;SuccessfulCall(P);SuccessfulCall(C);FailedCall(P);FailedCall(C);",
                "t;1;1;0;0;",
                "t;4;5;1;2;"));

        assertThat(counts).isEqualTo(new SippCounts(5, 2));
    }

    @Test
    void ratio_isOfBothTogether_andFailedCallsOfEither() {
        Round dialplan = new Round(new SippCounts(99, 1), Duration.ofMillis(2000), Duration.ofMillis(30), 0);
        Round engine = new Round(new SippCounts(98, 2), Duration.ofMillis(2100), Duration.ofMillis(105), 97);
        Pair pair = new Pair(dialplan, engine);

        assertThat(pair.ratio()).isCloseTo(1.1025, within(1e-9));
        assertThat(pair.engineShare()).isCloseTo(0.05, within(1e-9));
        assertThat(pair.failed()).isEqualTo(3);
        assertThat(pair.notStored()).isEqualTo(3);
    }

    @Test
    void scriptedCall_pressesKeys_inTheMenuAndInTheSurvey() {
        assertThat(ScriptedCalls.answer("STREAM FILE \"http://x/zh/menu-main.wav\" \"0123456789*#\""))
                .isEqualTo("200 result=49 endpos=8000");
        assertThat(ScriptedCalls.answer("STREAM FILE \"http://x/zh/survey-intro.wav\" \"0123456789*#\""))
                .isEqualTo("200 result=53 endpos=8000");
        assertThat(ScriptedCalls.answer("STREAM FILE \"http://x/zh/connecting.wav\" \"\""))
                .isEqualTo("200 result=0 endpos=8000");
        assertThat(ScriptedCalls.answer("GET VARIABLE \"DIALSTATUS\"")).isEqualTo("200 result=1 (ANSWER)");
    }
}
