package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Language;
import dev.hotline.core.Assignment;
import dev.hotline.core.Brief;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.HeadStart;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.core.Refusal;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.core.TransferKind;
import dev.hotline.core.WaitRange;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456789Z");
    private final CallScript call = CallScript.at(AT);

    @Test
    void decode_encodedFactOfEveryKind_givesTheSameFact() {
        List<CallEvent> facts = everyKind();

        assertThat(kinds(facts)).isEqualTo(Set.of(CallEvent.class.getPermittedSubclasses()));
        assertThat(facts).allSatisfy(fact -> assertThat(decoded(fact)).isEqualTo(fact));
    }

    @Test
    void encode_factsOfEveryKind_haveDifferentTypes() {
        assertThat(everyKind().stream()
                        .map(fact -> EventJson.encode(fact).getString(EventJson.TYPE))
                        .distinct())
                .hasSize(CallEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void decode_unknownType_saysWhichCallAndType() {
        JsonObject json = EventJson.encode(call.ended()).put(EventJson.TYPE, "beamed-up");

        assertThatThrownBy(() -> EventJson.decode(json))
                .hasMessageContaining(call.id().toString())
                .hasMessageContaining("beamed-up");
    }

    @Test
    void reasonsThatWereKeptBeforeHeadStartsWere_haveNone() {
        CallEvent waits = new CallEvent.Waits(
                call.id(), AT, new Refusal("hardware", 0, "lin", Duration.ZERO, 1, Map.of(), 0, HeadStart.NONE));
        JsonObject json = EventJson.encode(waits);
        json.getJsonObject("why").remove("headStart");

        assertThat(EventJson.decode(json)).isEqualTo(waits);
    }

    private static CallEvent decoded(CallEvent fact) {
        return EventJson.decode(new JsonObject(EventJson.encode(fact).encode()));
    }

    private static Set<Class<?>> kinds(List<CallEvent> facts) {
        Set<Class<?>> kinds = new HashSet<>();
        facts.forEach(fact -> kinds.add(fact.getClass()));
        return kinds;
    }

    private List<CallEvent> everyKind() {
        HeadStart ahead = new HeadStart(Duration.ofMinutes(5), Duration.ofSeconds(150), Duration.ofNanos(7));
        return List.of(
                call.arrived(),
                new CallEvent.Resumed(call.id(), AT),
                new CallEvent.StepEntered(
                        call.id(), AT, "vip.service>service.menu", Map.of("account", "42", "why", "\"'")),
                new CallEvent.StepEntered(call.id(), AT, "vip.welcome", Map.of()),
                new CallEvent.CustomerFound(call.id(), AT, "acme", true),
                new CallEvent.VoiceRecorded(call.id(), AT, "comment", "0199-comment", Duration.ofMillis(2_500)),
                new CallEvent.TransferStarted(call.id(), AT, "+8610"),
                new CallEvent.TransferAnswered(call.id(), AT, "+8610"),
                new CallEvent.TransferEnded(call.id(), AT, "+8610", true, Duration.ofSeconds(7)),
                new CallEvent.Transferred(call.id(), AT, "li", "7001", TransferKind.BLIND, Duration.ofMillis(9_500)),
                new CallEvent.LanguageChosen(call.id(), AT, Language.EN),
                new CallEvent.KeyPressed(call.id(), AT, "menu", '#'),
                new CallEvent.TopicChosen(call.id(), AT, "硬件", "hardware"),
                new CallEvent.Queued(call.id(), AT, "hardware"),
                new CallEvent.PlaceKept(call.id(), AT, CallId.next(AT), AT.minusNanos(7), Duration.ofNanos(9)),
                new CallEvent.Supervised(
                        call.id(),
                        AT,
                        SupervisorDeed.MOVED_UP,
                        "王 Wang",
                        null,
                        Duration.ofSeconds(81).plusNanos(1)),
                new CallEvent.Supervised(call.id(), AT, SupervisorDeed.TAKEN_OVER, "API", "wu", Duration.ZERO),
                new CallEvent.PositionSaid(call.id(), AT, 3),
                new CallEvent.Promised(call.id(), AT, new WaitRange(Duration.ofMinutes(4), Duration.ofMinutes(7))),
                new CallEvent.Waits(
                        call.id(),
                        AT,
                        new Refusal("hardware", 2, null, Duration.ofSeconds(31), 3, Map.of("TALKING", 4), 1, ahead)),
                new CallEvent.Waits(
                        call.id(),
                        AT,
                        new Refusal("hardware", 0, "lin", Duration.ZERO, 1, Map.of(), 0, HeadStart.NONE)),
                new CallEvent.Assigned(
                        call.id(),
                        AT,
                        "li",
                        new Assignment(
                                Assignment.Rule.BEST_LEVEL,
                                2,
                                Duration.ofSeconds(31),
                                7,
                                List.of(
                                        new Assignment.Candidate("li", 8, Duration.ofMinutes(1)),
                                        new Assignment.Candidate("wu", 5, Duration.ofMillis(2))),
                                1,
                                12,
                                ahead)),
                new CallEvent.NotAssigned(call.id(), AT, "wu", "PAUSED"),
                new CallEvent.NotAssigned(call.id(), AT, "nobody", null),
                new CallEvent.Briefed(
                        call.id(),
                        AT,
                        "li",
                        new Brief("vip", true, "acme", "hardware", Duration.ofMillis(61_234), true, 3)),
                new CallEvent.Briefed(
                        call.id(), AT, "li", new Brief("standard", false, null, null, Duration.ZERO, false, 1)),
                new CallEvent.Offered(call.id(), AT, "li"),
                new CallEvent.Missed(call.id(), AT, "li", NoAnswer.REFUSED),
                new CallEvent.Connected(call.id(), AT, "li"),
                new CallEvent.TalkEnded(call.id(), AT, "li", Party.AGENT, Duration.ofMillis(61_234)),
                new CallEvent.SurveyStarted(call.id(), AT),
                new CallEvent.SurveyAnswered(call.id(), AT, "satisfaction", 5),
                new CallEvent.SurveyEnded(call.id(), AT, true),
                new CallEvent.CallbackOffered(call.id(), AT),
                new CallEvent.CaseOpened(
                        call.id(), AT, CaseId.next(AT), CaseReason.UNHAPPY_SCORE, "+8613800138000", AT.plusNanos(1)),
                new CallEvent.CaseOpened(call.id(), AT, CaseId.next(AT), CaseReason.PROMISED_CALLBACK, null, AT),
                new CallEvent.Ended(call.id(), AT, Party.UNKNOWN));
    }
}
