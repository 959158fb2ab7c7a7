package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.LegKind;
import dev.hotline.config.Language;
import dev.hotline.core.CallEvents;
import dev.hotline.core.Leg;
import dev.hotline.core.Loop;
import dev.hotline.routing.AcdService;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbackLegsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
    private static final String AGENT = "1.1";
    private static final String CUSTOMER = "1.2";
    private static final String NODE = "pbx1";

    private final MemoryCases cases = new MemoryCases(MemoryCases.inProgress(Language.ZH));
    private final CalledBack called = new CalledBack(cases.only().id(), 2);
    private Instant now = NINE;
    private final CallbackLegs legs = new CallbackLegs(services());

    @Test
    void agentTalked_andNobodyWasHandedOver_oneLeg() {
        firstTalk();
        at(60);
        legs.over(AGENT);
        legs.on(NODE, new AmiEvent.Gone(AGENT));
        assertThat(cases.legs()).containsExactly(leg(LegKind.FIRST, "zhou", true, 5, 60));
    }

    @Test
    void beginThatNobodySaw_isLeftOut() {
        legs.begins(AGENT, NODE, called);
        at(60);
        legs.over(AGENT);
        assertThat(cases.legs()).isEmpty();
    }

    @Test
    void handedOverToWhoWasAsked_theSecondTalkEndsWithTheCustomersChannel() {
        firstTalk();
        at(60);
        attended("chen");
        legs.over(AGENT);
        legs.on(NODE, new AmiEvent.Gone(AGENT));
        at(90);
        legs.on(NODE, new AmiEvent.Gone(CUSTOMER));
        legs.on(NODE, new AmiEvent.Gone(CUSTOMER));
        assertThat(cases.legs())
                .containsExactly(leg(LegKind.FIRST, "zhou", true, 5, 60), leg(LegKind.ATTENDED, "chen", true, 60, 90));
    }

    @Test
    void agentsEndIsSeenBeforeTheTransfer_theTalksDoNotOverlap() {
        firstTalk();
        at(60);
        legs.over(AGENT);
        at(61);
        attended("chen");
        at(90);
        legs.on(NODE, new AmiEvent.Gone(CUSTOMER));
        assertThat(cases.legs())
                .containsExactly(leg(LegKind.FIRST, "zhou", true, 5, 60), leg(LegKind.ATTENDED, "chen", true, 61, 90));
    }

    @Test
    void handedOnBlindlyByWhoGotHimAttended_thatTalkEndsWhenHeArrives() {
        firstTalk();
        at(60);
        attended("chen");
        at(90);
        legs.begins(CUSTOMER, NODE, called);
        at(95);
        legs.talks(CUSTOMER, LegKind.BLIND, "+8613900139000", false);
        at(99);
        legs.over(CUSTOMER);
        legs.on(NODE, new AmiEvent.Gone(CUSTOMER));
        assertThat(cases.legs())
                .containsExactly(
                        leg(LegKind.FIRST, "zhou", true, 5, 60),
                        leg(LegKind.ATTENDED, "chen", true, 60, 90),
                        leg(LegKind.BLIND, "+8613900139000", false, 95, 99));
    }

    @Test
    void amiIsLost_aTalkOfWhichOnlyAmiTellsTheEndIsLeftOut_theOthersAreKept() {
        firstTalk();
        legs.on(NODE, new AmiEvent.Down("gone"));
        at(60);
        legs.on(NODE, new AmiEvent.Up("22", Set.of(AGENT, CUSTOMER)));
        attended("chen");
        legs.on("pbx2", new AmiEvent.Down("another"));
        legs.on(NODE, new AmiEvent.Down("gone"));
        at(90);
        legs.on(NODE, new AmiEvent.Gone(CUSTOMER));
        assertThat(cases.legs()).containsExactly(leg(LegKind.FIRST, "zhou", true, 5, 60));
    }

    @Test
    void amiIsAway_whenACustomerIsDialled_hisTalkIsLeftOut() {
        legs.begins(AGENT, NODE, called);
        legs.on(NODE, new AmiEvent.Down("gone"));
        legs.begins("1.3", NODE, called);
        legs.on(NODE, new AmiEvent.Up("22", Set.of(AGENT, "1.3")));
        legs.talks(AGENT, LegKind.FIRST, "zhou", true);
        legs.talks("1.3", LegKind.FIRST, "wu", true);
        at(60);
        legs.over(AGENT);
        legs.over("1.3");
        assertThat(cases.legs()).isEmpty();
    }

    @Test
    void channelThatIsNotThereAnyMoreWhenTheLinkIsUp_isForgotten() {
        firstTalk();
        legs.on("pbx2", new AmiEvent.Up("22", Set.of()));
        legs.on(NODE, new AmiEvent.Up("22", Set.of(AGENT)));
        at(60);
        legs.over(AGENT);
        legs.handedOver(AGENT, CUSTOMER);
        legs.on(NODE, new AmiEvent.Up("22", Set.of()));
        legs.talks(CUSTOMER, LegKind.BLIND, "chen", true);
        legs.over(CUSTOMER);
        assertThat(cases.legs()).containsExactly(leg(LegKind.FIRST, "zhou", true, 5, 60));
    }

    @Test
    void sessionThatBroke_itsTalkIsLeftOut() {
        firstTalk();
        at(60);
        legs.forget(AGENT);
        legs.on(NODE, new AmiEvent.Gone(AGENT));
        assertThat(cases.legs()).isEmpty();
    }

    @Test
    void channelOfNobodyWhoIsCalledBack_hasNoLegs() {
        legs.handedOver("7.1", "7.2");
        legs.talks("7.2", LegKind.ATTENDED, "chen", true);
        legs.over("7.2");
        legs.over("7.1");
        assertThat(cases.legs()).isEmpty();
    }

    private void firstTalk() {
        legs.begins(AGENT, NODE, called);
        at(5);
        legs.talks(AGENT, LegKind.FIRST, "zhou", true);
    }

    private void attended(String to) {
        legs.handedOver(AGENT, CUSTOMER);
        legs.talks(CUSTOMER, LegKind.ATTENDED, to, true);
    }

    private void at(int seconds) {
        now = NINE.plusSeconds(seconds);
    }

    private static AttemptLeg leg(LegKind kind, String with, boolean agent, int from, int until) {
        return new AttemptLeg(2, kind, new Leg(with, agent, NINE.plusSeconds(from), NINE.plusSeconds(until)));
    }

    private HotlineServices services() {
        MemoryJournal journal = new MemoryJournal();
        return new HotlineServices(
                mock(Loop.class),
                () -> {
                    throw new AssertionError("no configuration is needed");
                },
                journal,
                new CallEvents(),
                mock(AcdService.class),
                cases,
                journal,
                new NoWeb(),
                Set::of,
                new TestStandIn(),
                () -> now,
                (call, flow, step, exit, why) -> {});
    }
}
