package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseReason;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Leg;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.core.SurveyState;
import dev.hotline.core.VertxLoop;
import dev.hotline.core.WaitRange;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AgentState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HotlineHandlerTest {
    private static final String VIP = "4008100400";
    private static final String STANDARD = "8008100800";
    private static final Dialled TALKED = new Dialled.Talked(false);

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private final HotlineConfig config = config();
    private final Acd acd = new Acd(config.agents().values(), Instant.now());
    private final AcdService service = new AcdService(VertxLoop.of(vertx), acd, InstantSource.system());
    private final TestStandIn standIn = new TestStandIn();
    private final HotlineHandler handler = handler(InstantSource.system());

    private HotlineHandler handler(InstantSource clock) {
        return new HotlineHandler(new HotlineServices(
                VertxLoop.of(vertx),
                () -> config,
                journal,
                new CallEvents(),
                service,
                new NoCases(),
                journal,
                new NoWeb(),
                Set::of,
                standIn,
                clock,
                (call, flow, step, exit, why) -> {}));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void knownCustomer_isGreetedInHisLanguage_talks_andScores() {
        ScriptedLine line = new ScriptedLine(VIP, "13800138002", "Nordwind")
                .at("en/menu-main", "1")
                .dials(TALKED)
                .at("en/survey-satisfaction", "5")
                .at("en/survey-solved", "1");
        serve(line);
        assertThat(line.heard())
                .containsExactly(
                        "en/welcome-vip",
                        "en/menu-main",
                        "en/connecting",
                        "en/survey-intro",
                        "en/survey-satisfaction",
                        "en/survey-solved",
                        "en/survey-thanks");
        CallRecord call = journal.only();
        assertThat(call.ani()).isEqualTo("+8613800138002");
        assertThat(call.customer()).isEqualTo("nordwind");
        assertThat(call.vip()).isTrue();
        assertThat(call.menuPath()).isEqualTo("1");
        assertThat(call.topic()).isEqualTo("hardware");
        assertThat(call.survey()).isEqualTo(SurveyState.COMPLETED);
        assertThat(call.answers()).isEqualTo(Map.of("satisfaction", 5, "solved", 1));
        assertThat(call.endedBy()).isEqualTo(Party.HOTLINE);
        assertThat(line.variables())
                .containsEntry("HOTLINE_DONE", "1")
                .containsEntry("HOTLINE_CALL", call.id().toString());
    }

    @Test
    void unknownCaller_choosesHisLanguage() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13700137000", "")
                .at("en/choose-language", "2")
                .at("en/menu-main", "H");
        serve(line);
        assertThat(line.heard())
                .containsExactly("zh/welcome-standard", "zh/choose-language", "en/choose-language", "en/menu-main");
        assertThat(journal.only().endedBy()).isEqualTo(Party.CALLER);
    }

    @Test
    void wrongKeyAndNoKey_areSaidAndRepeated_thenTheOperator() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "9")
                .dials(TALKED);
        serve(line);
        assertThat(line.heard())
                .startsWith(
                        "zh/welcome-standard",
                        "zh/menu-main",
                        "zh/wrong-key",
                        "zh/menu-main",
                        "zh/no-key",
                        "zh/menu-main",
                        "zh/no-key",
                        "zh/to-operator",
                        "zh/connecting");
        assertThat(journal.only().topic()).isEqualTo("operator");
        assertThat(journal.only().menuPath()).isEmpty();
        assertThat(line.dialled()).containsExactly("PJSIP/1005");
    }

    @Test
    void agentWhoIsBusyOrAway_isPassedOverForTheNext() {
        ScriptedLine line = new ScriptedLine(VIP, "13800138001", "")
                .at("zh/menu-main", "1")
                .dials(new Dialled.Busy(), new Dialled.Unreachable("CHANUNAVAIL"), TALKED);
        serve(line, "1001");
        assertThat(line.dialled()).containsExactly("PJSIP/1001", "PJSIP/1002", "PJSIP/1001");
        assertThat(journal.facts())
                .filteredOn(CallEvent.Missed.class::isInstance)
                .hasSize(2);
    }

    @Test
    void unhappyScore_opensACase_togetherWithTheScore_once() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(TALKED)
                .at("zh/survey-satisfaction", "1")
                .at("zh/survey-solved", "2");
        serve(line);
        List<CallEvent.CaseOpened> opened = journal.facts().stream()
                .filter(CallEvent.CaseOpened.class::isInstance)
                .map(CallEvent.CaseOpened.class::cast)
                .toList();
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().number()).isEqualTo("+8613900139003");
        assertThat(opened.getFirst().reason()).isEqualTo(CaseReason.UNHAPPY_SCORE);
    }

    @Test
    void scoreThatCannotBeStored_isNotThankedFor_andTheDialplanComesBack() {
        journal.refuse(CallEvent.SurveyAnswered.class);
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(TALKED)
                .at("zh/survey-satisfaction", "5");
        assertThat(result(line).failed()).isTrue();
        assertThat(line.heard()).doesNotContain("zh/survey-thanks");
        assertThat(line.variables()).doesNotContainKey("HOTLINE_DONE");
    }

    @Test
    void surveyQuestion_isRepeatedOnce_andThenLeft() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(TALKED)
                .at("zh/survey-satisfaction", "9")
                .at("zh/survey-solved", "1");
        serve(line);
        assertThat(line.heard())
                .containsSubsequence(
                        "zh/survey-satisfaction",
                        "zh/wrong-key",
                        "zh/survey-satisfaction",
                        "zh/survey-solved",
                        "zh/survey-thanks");
        assertThat(journal.only().answers()).isEqualTo(Map.of("solved", 1));
        assertThat(journal.only().survey()).isEqualTo(SurveyState.ABANDONED);
    }

    @Test
    void callerHangsUpFirst_isRecordedAsNotAsked() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(new Dialled.Talked(true));
        serve(line);
        assertThat(journal.only().survey()).isEqualTo(SurveyState.NOT_ASKED);
        assertThat(journal.only().endedBy()).isEqualTo(Party.CALLER);
    }

    @Test
    void nobodyThere_aCallbackIsOfferedAndPromised() {
        offline("1006");
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .at("zh/callback-offer", "1")
                .at("zh/callback-confirm", "1");
        serve(line);
        assertThat(line.heard())
                .containsSubsequence(
                        "zh/callback-offer", "zh/callback-number", "zh/digit-1", "zh/num-3", "zh/callback-confirm")
                .endsWith("zh/callback-promised");
        assertThat(journal.only().caseId()).isNotNull();
    }

    @Test
    void callerWhoAcceptsACallback_andHangsUpBeforeHeHasConfirmed_isCalledAtHisNumber() {
        offline("1006");
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .at("zh/callback-offer", "1")
                .at("zh/callback-number", "H");
        serve(line);
        assertThat(journal.facts())
                .filteredOn(CallEvent.CaseOpened.class::isInstance)
                .extracting(opened -> ((CallEvent.CaseOpened) opened).number())
                .containsExactly("+8613900139003");
    }

    @Test
    void callerWhoConfirmsNoNumber_waitsOnAtHisPlace() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.UNAVAILABLE));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .at("zh/callback-offer", "1")
                .dials(TALKED);
        serve(line, "1006");
        assertThat(line.heard())
                .containsSubsequence("zh/callback-confirm", "zh/callback-confirm", "zh/please-hold", "music")
                .doesNotContain("zh/callback-promised");
        assertThat(journal.only().agent()).isEqualTo("he");
    }

    @Test
    void whoConfirmsTheNumber_isGivenNoAgentMeanwhile() {
        offline("1006");
        List<String> heardBeforeTheRing = new ArrayList<>();
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .at("zh/callback-offer", "1")
                .whilePlaying("zh/callback-number", () -> online("1006"))
                .dials(TALKED);
        line.whenDialled(() -> heardBeforeTheRing.addAll(line.heard()));
        serve(line);
        assertThat(heardBeforeTheRing).containsSubsequence("zh/callback-confirm", "zh/callback-confirm");
        assertThat(journal.only().agent()).isEqualTo("he");
    }

    @Test
    void callerCutOff_andBack_hasHisPlace_whereverTheEngineWas() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        CallId before = arrivedCall();
        Instant since = Instant.now().minusSeconds(90);
        journal.append(List.of(
                new CallEvent.TopicChosen(before, since, "orders", "orders"),
                new CallEvent.Queued(before, since, "orders"),
                new CallEvent.Supervised(before, since, SupervisorDeed.RAISED, "li", null, Duration.ofMinutes(7)),
                new CallEvent.Ended(before, Instant.now().minusSeconds(30), Party.UNKNOWN)));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "").at("zh/menu-main", "3");
        start(line);
        await().until(() -> line.heard().contains("music"));
        assertThat(line.heard()).containsSubsequence("zh/menu-main", "zh/place-kept", "zh/all-busy", "music");
        assertThat(service.snapshot().await().waiting())
                .extracting(waiting -> waiting.since())
                .containsExactly(since);
        assertThat(journal.facts())
                .filteredOn(CallEvent.Waits.class::isInstance)
                .extracting(fact -> ((CallEvent.Waits) fact).why().headStart().raised())
                .containsExactly(Duration.ofMinutes(7));
    }

    @Test
    void agentWhoTalkedWithTheCallerLast_isChosen() {
        CallId before = arrivedCall();
        journal.append(List.of(
                new CallEvent.TopicChosen(before, Instant.now(), "hardware", "hardware"),
                new CallEvent.TalkEnded(before, Instant.now(), "chen", Party.AGENT, Duration.ofSeconds(9)),
                new CallEvent.Ended(before, Instant.now(), Party.CALLER)));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(TALKED);
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/1003");
        assertThat(journal.facts())
                .filteredOn(CallEvent.Briefed.class::isInstance)
                .extracting(fact -> ((CallEvent.Briefed) fact).brief().callsToday())
                .containsExactly(2);
    }

    @Test
    void key1WhileAPhoneRingsInVain_isAYes() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .at("zh/callback-confirm", "1")
                .dials(new Dialled.NotAnswered());
        line.whenDialled(() -> line.presses('1'));
        Future<Void> served = start(line);
        await("the keys that may be meant for the menu")
                .pollDelay(Duration.ofMillis(2100))
                .until(() -> line.heard().contains("music"));
        online("1006");
        await().until(served::isComplete);

        assertThat(line.dialled()).hasSize(1);
        assertThat(line.heard()).endsWith("zh/callback-promised").doesNotContain("zh/callback-offer");
    }

    @Test
    void whoWaits_hearsHisPosition_andHowLongItWillTake() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        ScriptedLine first = new ScriptedLine(STANDARD, "13900139003", "").at("zh/menu-main", "3");
        ScriptedLine second = new ScriptedLine(STANDARD, "13900139003", "").at("zh/menu-main", "3");
        start(first);
        await().until(() -> first.heard().contains("music"));
        start(second);
        await().until(() -> second.heard().contains("music"));

        assertThat(first.heard())
                .endsWith("zh/all-busy", "zh/position-1", "zh/wait-less", "zh/num-12", "zh/unit-minute", "music");
        assertThat(second.heard())
                .endsWith(
                        "zh/all-busy",
                        "zh/position-before",
                        "zh/num-2",
                        "zh/position-after",
                        "zh/wait-about",
                        "zh/num-liang",
                        "zh/range-to",
                        "zh/num-19",
                        "zh/unit-minute",
                        "music");
    }

    @Test
    void nobodyThere_aCallerWithoutANumber_isToldSo_andWaitsOn() {
        offline("1006");
        ScriptedLine line = new ScriptedLine(STANDARD, "unknown", "")
                .at("zh/choose-language", "1")
                .at("zh/menu-main", "3")
                .at("zh/callback-offer", "1")
                .dials(TALKED);
        serve(line, "1006");
        assertThat(line.heard())
                .containsSubsequence(
                        "zh/callback-offer",
                        "zh/callback-key-number",
                        "zh/callback-no-number",
                        "zh/please-hold",
                        "music");
        assertThat(journal.only().ani()).isNull();
        assertThat(journal.only().agent()).isEqualTo("he");
    }

    @Test
    void promptMissingInOneLanguage_isSaidInTheOther() {
        ScriptedLine line = new ScriptedLine(VIP, "13800138002", "")
                .missing("en/welcome-vip")
                .at("en/menu-main", "H");
        serve(line);
        assertThat(line.heard()).containsExactly("zh/welcome-vip", "en/menu-main");
        assertThat(standIn.missing()).containsExactly("en/welcome-vip: OTHER_LANGUAGE");
    }

    @Test
    void promptMissingInBothLanguages_isSpokenFromItsText() {
        standIn.speaks("en/welcome-vip", "http://127.0.0.1:8080/prompts/spoken/en/welcome-vip-0a1b.wav");
        ScriptedLine line = new ScriptedLine(VIP, "13800138002", "")
                .missing("zh/welcome-vip")
                .missing("en/welcome-vip")
                .at("en/menu-main", "H");
        serve(line);
        assertThat(line.heard()).containsExactly("en/welcome-vip-0a1b", "en/menu-main");
        assertThat(standIn.missing()).containsExactly("en/welcome-vip: SPOKEN_TEXT");
    }

    @Test
    void promptWhoseSpokenTextIsNotFoundEither_isSkipped() {
        standIn.speaks("en/welcome-vip", "http://127.0.0.1:8080/prompts/spoken/en/welcome-vip-0a1b.wav");
        ScriptedLine line = new ScriptedLine(VIP, "13800138002", "")
                .missing("zh/welcome-vip")
                .missing("en/welcome-vip")
                .missing("en/welcome-vip-0a1b")
                .at("en/menu-main", "H");
        serve(line);
        assertThat(line.heard()).containsExactly("en/menu-main");
        assertThat(standIn.missing()).containsExactly("en/welcome-vip: NOTHING");
    }

    @Test
    void promptThatNothingStandsInFor_isSkipped_andTheCallGoesOn() {
        ScriptedLine line = new ScriptedLine(VIP, "13800138002", "")
                .missing("zh/welcome-vip")
                .missing("en/welcome-vip")
                .at("en/menu-main", "H");
        serve(line);
        assertThat(line.heard()).containsExactly("en/menu-main");
        assertThat(standIn.missing()).containsExactly("en/welcome-vip: NOTHING");
    }

    @Test
    void callBackFromALostEngine_whileTalking_hearsTheSurvey() {
        CallId id = arrivedCall();
        journal.append(List.of(
                at(id, "hardware"),
                new CallEvent.TopicChosen(id, Instant.now(), "hardware", "hardware"),
                new CallEvent.Queued(id, Instant.now(), "hardware"),
                new CallEvent.Offered(id, Instant.now(), "lin")));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .with("HOTLINE_CALL", id.toString())
                .dialledBefore(new Dialled.Talked(false))
                .at("zh/survey-satisfaction", "4")
                .at("zh/survey-solved", "1");
        serve(line);
        assertThat(line.heard()).startsWith("zh/survey-intro").endsWith("zh/survey-thanks");
        assertThat(journal.only().agent()).isEqualTo("lin");
        assertThat(journal.only().survey()).isEqualTo(SurveyState.COMPLETED);
    }

    @Test
    void callBackFromAnEngineThatWasLostBeforeItStoredWhoTalks_isHisWhomAsteriskNames() {
        CallId id = arrivedCall();
        journal.append(List.of(
                at(id, "hardware"),
                new CallEvent.TopicChosen(id, Instant.now(), "hardware", "hardware"),
                new CallEvent.Queued(id, Instant.now(), "hardware")));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .with("HOTLINE_CALL", id.toString())
                .with("DIALEDPEERNAME", "PJSIP/1003-00000012")
                .dialledBefore(new Dialled.Talked(false));
        serve(line);
        assertThat(line.heard()).startsWith("zh/survey-intro");
        assertThat(line.dialled()).isEmpty();
        assertThat(journal.only().agent()).isEqualTo("chen");
    }

    @Test
    void callBackFromALostEngine_inTheSurvey_hearsOnlyTheNextQuestion() {
        CallId id = arrivedCall();
        journal.append(List.of(
                at(id, "survey"),
                new CallEvent.TalkEnded(id, Instant.now(), "lin", Party.AGENT, Duration.ofSeconds(9)),
                new CallEvent.SurveyStarted(id, Instant.now()),
                new CallEvent.SurveyAnswered(id, Instant.now(), "satisfaction", 5)));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .backAs(id.toString())
                .at("zh/survey-solved", "1");
        serve(line);
        assertThat(line.heard()).containsExactly("zh/survey-solved", "zh/survey-thanks");
    }

    @Test
    void callerWhomTheAgentHandsOver_hasNotEnded_andTheSessionIsNotDone() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(new Dialled.Transferred());
        serve(line);
        assertThat(journal.only().ended()).isFalse();
        assertThat(journal.only().survey()).isEqualTo(SurveyState.NONE);
        assertThat(line.variables()).doesNotContainKey("HOTLINE_DONE");
    }

    @Test
    void callerHandedOverToAnAgent_talksWithHim_andTheSurveyIsAskedOnce() {
        ScriptedLine line = transferred("1004")
                .dials(TALKED)
                .at("zh/survey-satisfaction", "4")
                .at("zh/survey-solved", "1");
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/1004");
        assertThat(line.heard())
                .containsExactly("zh/survey-intro", "zh/survey-satisfaction", "zh/survey-solved", "zh/survey-thanks");
        assertThat(journal.only().legs()).extracting(Leg::with).containsExactly("lin", "zhao");
        assertThat(journal.only().agent()).isEqualTo("zhao");
        assertThat(journal.only().endedBy()).isEqualTo(Party.HOTLINE);
    }

    @Test
    void callerHandedOverOutside_talksThere_whereTheSiteAllowsIt() {
        ScriptedLine line = transferred("13911112222").dials(TALKED);
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/+8613911112222@carrier");
        assertThat(line.options()).as("with the number that is to be shown").containsExactly("rf(8008100800)");
        assertThat(journal.only().legs())
                .extracting(Leg::with, Leg::agent)
                .containsExactly(tuple("lin", true), tuple("+8613911112222", false));
        assertThat(line.heard()).contains("zh/survey-intro");
    }

    @Test
    void callerHandedOverToAQueue_waitsThere_atHisOldPlace() {
        ScriptedLine line = transferred("804").dials(TALKED);
        Instant place = journal.only().queuedAt();
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/1005");
        assertThat(journal.only().queue()).isEqualTo("operator");
        assertThat(journal.only().queuedAt()).isEqualTo(place);
    }

    @Test
    void callerHandedOverToAQueueThatIsClosed_isLetIn_asAFlowWouldNot() {
        Instant holiday = LocalDate.of(2027, 2, 6)
                .atTime(10, 0)
                .atZone(config.site().timeZone())
                .toInstant();
        ScriptedLine handedOver = transferred("804").dials(TALKED);
        serve(handedOver, handler(() -> holiday));
        assertThat(handedOver.dialled()).containsExactly("PJSIP/1005");

        ScriptedLine flow = new ScriptedLine(STANDARD, "13900139004", "").at("zh/menu-main", "0");
        serve(flow, handler(() -> holiday));
        assertThat(flow.heard()).contains("en/closed-now", "en/callback-reopen");
        assertThat(flow.dialled()).isEmpty();
    }

    @Test
    void callerHandedOverToAnAgent_inAFlowWithoutAQueue_hearsTheRingingTone() {
        CallId id = arrivedCall();
        journal.append(List.of(at(id, "menu"), new CallEvent.TransferStarted(id, Instant.now(), "+8613911112222")));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .handedOver(id.toString(), "1004")
                .dials(TALKED);
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/1004");
        assertThat(line.options()).singleElement().asString().startsWith("r");
    }

    @Test
    void callerSentToAQueueWhileHeWaits_waitsThere_andNoTalkIsOver() {
        CallId id = arrivedCall();
        Instant now = Instant.now();
        journal.append(List.of(
                at(id, "hardware"),
                new CallEvent.TopicChosen(id, now, "hardware", "hardware"),
                new CallEvent.Queued(id, now, "hardware")));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .handedOver(id.toString(), "804")
                .dials(TALKED);
        serve(line);
        assertThat(line.dialled()).containsExactly("PJSIP/1005");
        assertThat(journal.only().queue()).isEqualTo("operator");
        assertThat(journal.only().legs()).extracting(Leg::with).containsExactly("sun");
    }

    @Test
    void callerHandedOverByAPhoneOutside_hasTalkedThereUntilThen() {
        CallId id = arrivedCall();
        Instant begin = Instant.now().minusSeconds(40);
        journal.append(List.of(
                at(id, "hardware"),
                new CallEvent.TransferStarted(id, begin, "2001"),
                new CallEvent.TransferAnswered(id, begin, "2001")));
        serve(new ScriptedLine(STANDARD, "13900139003", "")
                .handedOver(id.toString(), "1004")
                .dials(TALKED));
        assertThat(journal.only().legs()).extracting(Leg::with, Leg::agent).startsWith(tuple("2001", false));
        assertThat(journal.only().legs().getFirst().since()).isEqualTo(begin);
    }

    @Test
    void callerTakenOverWhileAPhoneRings_wasMissedThere_andNoTalkIsOver() {
        ScriptedLine rings = new ScriptedLine(STANDARD, "13900139003", "").at("zh/menu-main", "1");
        rings.whenDialled(() -> handler.leaving("1.1"));
        serve(rings);
        CallId id = journal.only().id();
        String rung = offered().getFirst();
        assertThat(journal.only().ended()).isFalse();
        assertThat(journal.facts())
                .filteredOn(CallEvent.Missed.class::isInstance)
                .extracting(fact -> ((CallEvent.Missed) fact).agent(), fact -> ((CallEvent.Missed) fact).reason())
                .containsExactly(tuple(rung, NoAnswer.TAKEN_AWAY));

        serve(new ScriptedLine(STANDARD, "13900139003", "")
                .handedOver(id.toString(), "1009")
                .dials(TALKED));

        assertThat(journal.only().legs()).extracting(Leg::with).containsExactly("wu");
    }

    @Test
    void agentWhoHangsUpInTheBrief_didNotAnswer_andTheCallerKeepsHisPlace() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "1")
                .dials(TALKED, TALKED);
        line.whenDialled(() -> {
            if (line.dialled().size() == 1) {
                handler.on(new AmiEvent.Answered("1.1", "PJSIP/1003"));
                line.with("SHARED(HOTLINE_BRIEFING)", "1");
            }
        });
        serve(line);
        List<String> agents = offered();
        assertThat(agents).hasSize(2).doesNotHaveDuplicates();
        assertThat(journal.only().legs()).extracting(Leg::with).containsExactly(agents.getLast());
        assertThat(journal.only().agent()).isEqualTo(agents.getLast());
        assertThat(journal.facts())
                .filteredOn(CallEvent.Missed.class::isInstance)
                .extracting(fact -> ((CallEvent.Missed) fact).reason())
                .containsExactly(NoAnswer.HUNG_UP);
        assertThat(journal.facts())
                .filteredOn(CallEvent.Queued.class::isInstance)
                .hasSize(1);
    }

    @Test
    void callerWhoHangsUpInTheBrief_hasLeft_andTheAgentIsFreeAtOnce() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "")
                .at("zh/menu-main", "3")
                .dials(new Dialled.Talked(true));
        line.whenDialled(() -> line.with("SHARED(HOTLINE_BRIEFING)", "1"));
        serve(line);
        assertThat(journal.only().endedBy()).isEqualTo(Party.CALLER);
        assertThat(journal.only().legs()).isEmpty();
        assertThat(journal.facts())
                .filteredOn(CallEvent.Missed.class::isInstance)
                .extracting(fact -> ((CallEvent.Missed) fact).reason())
                .containsExactly(NoAnswer.CALLER_LEFT);
        assertThat(service.snapshot().await().agents())
                .filteredOn(view -> view.agent().equals("he"))
                .extracting(AcdSnapshot.AgentView::state)
                .containsExactly(AgentState.AVAILABLE);
    }

    private List<String> offered() {
        return journal.facts().stream()
                .filter(CallEvent.Offered.class::isInstance)
                .map(fact -> ((CallEvent.Offered) fact).agent())
                .toList();
    }

    @Test
    void callerHandedOverToNobody_isTold_andWaitsInHisQueueAgain() {
        ScriptedLine line = transferred("+4930123456").dials(TALKED);
        serve(line);
        assertThat(line.heard()).startsWith("zh/transfer-in-vain", "zh/connecting", "zh/survey-intro");
        assertThat(line.dialled()).hasSize(1);
        assertThat(journal.only().queue()).isEqualTo("hardware");
        assertThat(journal.only().legs()).hasSize(2);
    }

    @Test
    void callerHandedOverToAnAgentWhoDeclines_isTold_andTheNextOneOfHisQueueRings() {
        ScriptedLine line = transferred("1004").dials(new Dialled.Busy(), TALKED);
        serve(line);
        assertThat(line.heard()).startsWith("zh/transfer-in-vain");
        assertThat(line.dialled()).hasSize(2).startsWith("PJSIP/1004");
        assertThat(line.dialled().getLast()).isNotEqualTo("PJSIP/1004");
    }

    @Test
    void callerHandedOverToAnAgentWhoCannotBeGivenACall_theReasonIsToldWithTheCall() {
        service.pause("zhao", "lunch");
        ScriptedLine line = transferred("1004").dials(TALKED);
        serve(line);
        assertThat(line.heard()).startsWith("zh/transfer-in-vain");
        assertThat(journal.facts())
                .filteredOn(CallEvent.NotAssigned.class::isInstance)
                .extracting(
                        fact -> ((CallEvent.NotAssigned) fact).agent() + " " + ((CallEvent.NotAssigned) fact).state())
                .containsExactly("zhao PAUSED");
    }

    @Test
    void callBackFromALostEngine_waitsWithItsRaise_andWithWhatItHasForABrokenPromise() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        CallId id = arrivedCall();
        Instant since = Instant.now().minusSeconds(600);
        journal.append(List.of(
                at(id, "orders"),
                new CallEvent.TopicChosen(id, since, "orders", "orders"),
                new CallEvent.Queued(id, since, "orders"),
                new CallEvent.Promised(id, since, new WaitRange(Duration.ZERO, Duration.ofMinutes(1))),
                new CallEvent.Supervised(
                        id, since.plusSeconds(5), SupervisorDeed.RAISED, "li", null, Duration.ofMinutes(7))));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "").backAs(id.toString());
        start(line);
        await().until(() -> line.heard().contains("music"));
        Duration half = Objects.requireNonNull(config.queues().get("orders"))
                .headStart()
                .dividedBy(2);
        assertThat(journal.facts())
                .filteredOn(CallEvent.Waits.class::isInstance)
                .extracting(fact -> ((CallEvent.Waits) fact).why().headStart())
                .containsExactly(new HeadStart(Duration.ZERO, half, Duration.ofMinutes(7)));
    }

    @Test
    void whatASupervisorDid_isTakenInByTheSession_andKeptWhereThereIsNone() {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "").at("zh/menu-main", "3");
        start(line);
        await().until(() -> line.heard().contains("music"));
        CallId id = journal.only().id();
        CallEvent raised =
                new CallEvent.Supervised(id, Instant.now(), SupervisorDeed.RAISED, "li", null, Duration.ofMinutes(7));
        handler.note("1.1", raised);
        await().until(() -> journal.facts().contains(raised));
        line.hangUp();
        service.leave(id);
        CallEvent late = new CallEvent.Supervised(id, Instant.now(), SupervisorDeed.HUNG_UP, "li", null, Duration.ZERO);
        handler.note("9.9", late);
        assertThat(journal.facts()).contains(late);
        assertThat(journal.only().raised()).isEqualTo(Duration.ofMinutes(7));
    }

    /** A caller who talked with lin, and was handed over. */
    private ScriptedLine transferred(String to) {
        CallId id = arrivedCall();
        Instant now = Instant.now();
        journal.append(List.of(
                at(id, "hardware"),
                new CallEvent.TopicChosen(id, now, "hardware", "hardware"),
                new CallEvent.Queued(id, now, "hardware"),
                new CallEvent.Offered(id, now, "lin"),
                new CallEvent.Connected(id, now, "lin")));
        return new ScriptedLine(STANDARD, "13900139003", "").handedOver(id.toString(), to);
    }

    @Test
    void hostileName_isCleanedAndCut_andTheCallIsServed() {
        ScriptedLine line = new ScriptedLine(STANDARD, "13900139003", "\"x\"\r\t${EXTEN}" + "名".repeat(200))
                .at("zh/menu-main", "H");
        serve(line);
        assertThat(journal.only().callerName()).startsWith("\"x\"  ${EXTEN}名").hasSize(80);
    }

    @Test
    void numberThatIsNotOurs_isToldSo() {
        ScriptedLine line = new ScriptedLine("999", "13900139003", "");
        serve(line);
        assertThat(line.heard()).containsExactly("zh/not-in-service");
        assertThat(journal.facts()).isEmpty();
    }

    private static CallEvent at(CallId id, String step) {
        return new CallEvent.StepEntered(id, Instant.now(), "standard.service>service." + step, Map.of());
    }

    private CallId arrivedCall() {
        CallId id = CallId.next(Instant.now());
        journal.append(new Arrival(config)
                .of(new ScriptedLine(STANDARD, "13900139003", "").request(), "pbx1", id, Instant.now())
                .orElseThrow());
        return id;
    }

    private void serve(ScriptedLine line, HotlineHandler by) {
        Promise<Void> served = Promise.promise();
        vertx.runOnContext(v -> by.handle(line).onComplete(served));
        await().until(served.future()::isComplete);
        assertThat(served.future().succeeded())
                .as("served; heard " + line.heard())
                .isTrue();
    }

    private void serve(ScriptedLine line) {
        assertThat(result(line).succeeded()).as("served; heard " + line.heard()).isTrue();
    }

    /** Serves a call for which an agent comes to work as soon as the caller hears music. */
    private void serve(ScriptedLine line, String phone) {
        Future<Void> served = start(line);
        await().until(() -> served.isComplete() || line.heard().contains("music"));
        offline(phone);
        online(phone);
        await().until(served::isComplete);
        assertThat(served.succeeded()).isTrue();
    }

    private Future<Void> result(ScriptedLine line) {
        Future<Void> served = start(line);
        await().until(served::isComplete);
        return served;
    }

    private Future<Void> start(ScriptedLine line) {
        Promise<Void> served = Promise.promise();
        vertx.runOnContext(v -> handler.handle(line).onComplete(served));
        return served.future();
    }

    private void offline(String phone) {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/" + phone, PhoneState.UNAVAILABLE));
    }

    private void online(String phone) {
        service.on("pbx1", new AmiEvent.Phone("PJSIP/" + phone, PhoneState.FREE));
    }

    private static HotlineConfig config() {
        try {
            return new ConfigReader(name -> "secret").read(Path.of("../config"));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
