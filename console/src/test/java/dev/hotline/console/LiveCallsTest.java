package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveCallsTest {
    private final LiveCalls live = new LiveCalls();
    private final CallId call = CallId.next(Samples.START);

    @Test
    void aWholeCall_isSeenAtEachStage() {
        List<Stage> stages = new ArrayList<>();
        for (CallEvent event : wholeCall()) {
            live.accept(event);
            live.now().forEach(now -> stages.add(now.stage()));
        }

        assertThat(stages)
                .containsExactly(
                        Stage.GREETING,
                        Stage.MENU,
                        Stage.WAITING,
                        Stage.RINGING,
                        Stage.WAITING,
                        Stage.RINGING,
                        Stage.TALKING,
                        Stage.SURVEY,
                        Stage.SURVEY,
                        Stage.ENDING);
        assertThat(live.now()).isEmpty();
    }

    @Test
    void since_countsFromTheStageNotFromTheFact() {
        live.accept(Samples.arrived(call, null, null, false));
        live.accept(new CallEvent.Queued(call, at(10), "hardware"));
        live.accept(new CallEvent.PositionSaid(call, at(40), 1));

        assertThat(live.now().getFirst().since()).isEqualTo(at(10));
    }

    @Test
    void aCallFromBeforeThisEngine_isKeptOnceResumed() {
        CallRecord record = CallRecord.of(Samples.arrived(call, null, null, false))
                .after(new CallEvent.Queued(call, at(5), "hardware"));
        live.accept(new CallEvent.Resumed(call, at(60)));
        assertThat(live.now()).isEmpty();

        live.resume(record, at(60));

        assertThat(live.now()).extracting(LiveCall::stage).containsExactly(Stage.WAITING);
    }

    @Test
    void observers_areToldBeforeAndAfter() {
        List<String> told = new ArrayList<>();
        live.observe((event, before, after) ->
                told.add(event.getClass().getSimpleName() + " " + (before == null) + " " + after.ended()));

        live.accept(Samples.arrived(call, null, null, false));
        live.accept(new CallEvent.Ended(call, at(3), Party.CALLER));
        live.accept(new CallEvent.Ended(call, at(3), Party.CALLER));

        assertThat(told).containsExactly("Arrived true false", "Ended false true");
    }

    private List<CallEvent> wholeCall() {
        return List.of(
                Samples.arrived(call, "+8613800138001", "Li", false),
                new CallEvent.KeyPressed(call, at(4), "menu", '1'),
                new CallEvent.Queued(call, at(5), "hardware"),
                new CallEvent.Offered(call, at(5), "lin"),
                new CallEvent.Missed(call, at(25), "lin", NoAnswer.NOT_ANSWERED),
                new CallEvent.Offered(call, at(25), "chen"),
                new CallEvent.Connected(call, at(30), "chen"),
                new CallEvent.TalkEnded(call, at(90), "chen", Party.AGENT, Duration.ofSeconds(60)),
                new CallEvent.SurveyStarted(call, at(91)),
                new CallEvent.SurveyEnded(call, at(99), true),
                new CallEvent.Ended(call, at(100), Party.HOTLINE));
    }

    private static Instant at(int seconds) {
        return Samples.START.plusSeconds(seconds);
    }
}
