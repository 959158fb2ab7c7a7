package dev.hotline.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.agi.AgiProblem;
import dev.hotline.asterisk.ami.AmiCounts;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.Drift;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.Problem;
import dev.hotline.console.ConfigStatus;
import dev.hotline.console.LiveCalls;
import dev.hotline.console.ReloadResult;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.core.WaitRange;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.server.TestConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path folder;

    private final CallId call = CallId.next(START);

    @Test
    void aWholeCall_isCountedOnceInEach() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        LiveCalls live = live(metrics);
        aWholeCall("standard").forEach(live);

        assertThat(metrics.text())
                .contains("hotline_calls_arrived_total{line=\"standard\",} 1.0")
                .contains("hotline_calls_ended_total{line=\"standard\",by=\"hotline\",} 1.0")
                .contains("hotline_offers_missed_total{reason=\"not_answered\",} 1.0")
                .contains("hotline_wait_seconds_sum{queue=\"hardware\",outcome=\"answered\",} 25.0")
                .contains("hotline_wait_seconds_count{queue=\"hardware\",outcome=\"answered\",} 1.0")
                .contains("hotline_service_level_total{queue=\"hardware\",outcome=\"answered_late\",} 1.0")
                .contains("hotline_talk_seconds_sum{queue=\"hardware\",} 60.0")
                .contains("hotline_survey_total{state=\"eligible\",} 1.0")
                .contains("hotline_survey_total{state=\"completed\",} 1.0")
                .contains("hotline_survey_answers_total{question=\"satisfaction\",score=\"2\",} 1.0");
    }

    @Test
    void aWaitThatWasPromised_isCountedByWhatCameOfIt() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        LiveCalls live = live(metrics);
        List<CallEvent> kept = new ArrayList<>(aWholeCall("standard"));
        WaitRange range = new WaitRange(Duration.ZERO, Duration.ofMinutes(1));
        kept.add(3, new CallEvent.Promised(call, at(6), range));
        kept.forEach(live);
        CallId left = CallId.next(START);
        List.of(
                        new CallEvent.Arrived(
                                left,
                                START,
                                "pbx1",
                                "c",
                                "2",
                                "standard",
                                "800",
                                null,
                                null,
                                null,
                                false,
                                Language.ZH,
                                "v"),
                        new CallEvent.TopicChosen(left, at(4), "hardware", "hardware"),
                        new CallEvent.Queued(left, at(5), "hardware"),
                        new CallEvent.Promised(left, at(6), range),
                        new CallEvent.Ended(left, at(67), Party.CALLER))
                .forEach(live);

        assertThat(metrics.text())
                .contains("hotline_waits_promised_total{queue=\"hardware\",} 2.0")
                .contains("hotline_wait_promises_total{queue=\"hardware\",outcome=\"kept\",} 1.0")
                .contains("hotline_wait_promises_total{queue=\"hardware\",outcome=\"broken\",} 1.0");
    }

    @Test
    void promisesOfTwoWaitsOfOneCall_areBothCounted() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        WaitRange range = new WaitRange(Duration.ZERO, Duration.ofMinutes(1));
        List.of(
                        arrived("standard"),
                        new CallEvent.TopicChosen(call, at(4), "hardware", "hardware"),
                        new CallEvent.Queued(call, at(5), "hardware"),
                        new CallEvent.Promised(call, at(6), range),
                        new CallEvent.Connected(call, at(30), "lin"),
                        new CallEvent.TalkEnded(call, at(90), "lin", Party.AGENT, Duration.ofSeconds(60)),
                        new CallEvent.TopicChosen(call, at(91), "operator", "operator"),
                        new CallEvent.Queued(call, at(91), "operator"),
                        new CallEvent.Promised(call, at(92), range),
                        new CallEvent.Connected(call, at(200), "sun"))
                .forEach(live(metrics));

        assertThat(metrics.text())
                .contains("hotline_waits_promised_total{queue=\"hardware\",} 1.0")
                .contains("hotline_waits_promised_total{queue=\"operator\",} 1.0")
                .contains("hotline_wait_promises_total{queue=\"hardware\",outcome=\"kept\",} 1.0")
                .contains("hotline_wait_promises_total{queue=\"operator\",outcome=\"broken\",} 1.0");
    }

    @Test
    void aLineThatTheConfigDoesNotName_makesNoNewLabel() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        live(metrics).accept(arrived("made up by a caller"));

        assertThat(metrics.text()).contains("line=\"other\"").doesNotContain("made up");
    }

    @Test
    void stepOfAFlow_isCountedByItsExit() throws Exception {
        HotlineConfig config = TestConfig.in(folder).read();
        Metrics metrics = new Metrics(config);
        Flow flow = config.flow("service");
        metrics.flows().left(CallId.next(START), flow, flow.step("menu").orElseThrow(), Exit.key("1"), "pressed 1");

        assertThat(metrics.text()).contains("hotline_flow_steps_total{flow=\"service\",step=\"menu\",exit=\"1\",} 1.0");
    }

    @Test
    void missingPrompt_isCountedByWhatWasHeardInstead() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        metrics.missingPrompts().accept(new MissingPrompt(START, Language.ZH, "all-busy", Instead.SPOKEN_TEXT));

        assertThat(metrics.text())
                .contains(
                        "hotline_prompts_missing_total{language=\"zh\",prompt=\"all-busy\",instead=\"spoken_text\",} 1.0");
    }

    @Test
    void theConfiguration_isShown_andReloadsAreCounted() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        metrics.watch(() -> new ConfigStatus(
                "82bd0be6d382",
                START,
                "start",
                List.of("restart"),
                List.of(Problem.error("menu.yaml", 1, 1, "wrong"))));
        metrics.reloaded(new ReloadResult(ReloadResult.Outcome.REFUSED, "82bd0be6d382", List.of(), List.of()));

        assertThat(metrics.text())
                .contains("hotline_config_info{version=\"82bd0be6d382\",} 1.0")
                .contains("hotline_config_problems 1.0")
                .contains("hotline_config_restart_needed 1.0")
                .contains("hotline_config_loaded_timestamp_seconds " + START.toEpochMilli() / 1000.0)
                .contains("hotline_config_reloads_total{result=\"refused\",} 1.0")
                .contains("hotline_config_reloads_total{result=\"taken\",} 0.0");
    }

    @Test
    void aQueueThatANewConfigurationNames_isALabel_andThoseOfEarlierOnesStay() throws Exception {
        TestConfig config = TestConfig.in(folder);
        Metrics metrics = new Metrics(config.read());
        metrics.configured(
                config.change("lines.yaml", "  standard:", "  other-line:").read());
        live(metrics).accept(arrived("standard"));

        assertThat(metrics.text()).contains("line=\"standard\"").doesNotContain("line=\"other\"");
    }

    @Test
    void everyFamily_saysWhatItMeans() throws Exception {
        Metrics metrics = new Metrics(TestConfig.in(folder).read());
        metrics.watch(
                List::of, () -> new AcdSnapshot(List.of(), List.of()), () -> OptionalInt.of(3), () -> List.of(link()));
        metrics.agi().sessionRefused(AgiProblem.TOO_MANY_SESSIONS);

        assertThat(metrics.text())
                .contains("hotline_ami_link_state{node=\"pbx1\",state=\"up\",} 1.0")
                .contains("hotline_agi_refused_total{reason=\"too_many_sessions\",} 1.0")
                .contains("hotline_ami_ping_seconds{node=\"pbx1\",} 0.01")
                .contains("hotline_ami_last_event_age_seconds{node=\"pbx1\",} 9.0")
                .contains("hotline_ami_messages_refused_total{node=\"pbx1\",} 2.0")
                .contains("hotline_ami_events_dropped_total{node=\"pbx1\",} 3.0")
                .contains("hotline_ami_overflows_total{node=\"pbx1\",} 4.0")
                .contains("hotline_ami_replies_late_total{node=\"pbx1\",} 6.0")
                .contains("hotline_ami_replies_duplicate_total{node=\"pbx1\",} 7.0")
                .contains("hotline_cases_overdue 3.0")
                .contains("hotline_ami_drift_total{node=\"pbx1\",kind=\"phone\",} 8.0")
                .contains("jvm_memory_bytes_used")
                .doesNotContainPattern("(?m)^# HELP \\S+ ?$");
    }

    private static LiveCalls live(Metrics metrics) {
        LiveCalls live = new LiveCalls();
        live.observe(metrics.calls());
        return live;
    }

    private List<CallEvent> aWholeCall(String line) {
        return List.of(
                arrived(line),
                new CallEvent.TopicChosen(call, at(4), "hardware", "hardware"),
                new CallEvent.Queued(call, at(5), "hardware"),
                new CallEvent.Offered(call, at(5), "lin"),
                new CallEvent.Missed(call, at(25), "lin", NoAnswer.NOT_ANSWERED),
                new CallEvent.Offered(call, at(25), "chen"),
                new CallEvent.Connected(call, at(30), "chen"),
                new CallEvent.TalkEnded(call, at(90), "chen", Party.AGENT, Duration.ofSeconds(60)),
                new CallEvent.SurveyStarted(call, at(91)),
                new CallEvent.SurveyAnswered(call, at(95), "satisfaction", 2),
                new CallEvent.SurveyEnded(call, at(99), true),
                new CallEvent.Ended(call, at(100), Party.HOTLINE));
    }

    private CallEvent.Arrived arrived(String line) {
        return new CallEvent.Arrived(
                call, START, "pbx1", "PJSIP/c-1", "1.1", line, "800", null, null, null, false, Language.ZH, "v");
    }

    private static AmiHealth link() {
        AmiCounts counts = new AmiCounts(5, 0.5, 1, 2, 3, 4, 6, 7, Map.of(Drift.PHONE, 8L));
        return new AmiHealth(
                "pbx1",
                AmiHealth.State.UP,
                START,
                "",
                "22.10.1",
                0,
                Optional.of(Duration.ofSeconds(9)),
                Optional.of(Duration.ofMillis(10)),
                counts);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
