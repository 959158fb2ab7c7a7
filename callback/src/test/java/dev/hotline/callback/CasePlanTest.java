package dev.hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Calendar;
import dev.hotline.config.CallbackRules;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.TimeRange;
import dev.hotline.config.WeeklyHours;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CasePlanTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-22T12:59:50Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-11-23T01:00:00Z");

    private final CasePlan plan = new CasePlan(rules(), ZoneId.of("Asia/Shanghai"));

    @Test
    void openedInCallingHours_isDueAfterTheFirstWait() {
        assertThat(plan.firstDue(CaseReason.UNHAPPY_SCORE, NOON)).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void promisedInCallingHours_isInLineAtOnce() {
        assertThat(plan.firstDue(CaseReason.PROMISED_CALLBACK, NOON)).isEqualTo(NOON);
        assertThat(plan.firstDue(CaseReason.PROMISED_CALLBACK, LATE.plusSeconds(60)))
                .isEqualTo(NEXT_MORNING);
    }

    @Test
    void customerRingsAgain_theCallbackIsOff_alsoWhileAnAgentIsRungForIt() {
        CustomerCase taken = plan.taken(open(), "zhou", NOON);
        assertThat(plan.calledIn(open(), NOON)).map(CustomerCase::status).contains(CaseStatus.CALLED_IN);
        assertThat(plan.calledIn(open(), NOON)).map(CustomerCase::closedAt).contains(NOON);
        assertThat(plan.calledIn(taken, NOON)).map(CustomerCase::status).contains(CaseStatus.CALLED_IN);
    }

    @Test
    void customerRingsAgain_whileHeIsCalledOrAfter_theCallbackGoesOn() {
        CustomerCase taken = plan.taken(open(), "zhou", NOON);
        assertThat(plan.calledIn(plan.calling(taken, NOON), NOON)).isEmpty();
        assertThat(plan.calledIn(plan.reached(taken, NOON), NOON)).isEmpty();
        assertThat(plan.calledIn(plan.ended(taken, Outcome.SOLVED, NOON), NOON)).isEmpty();
    }

    @Test
    void openedJustBeforeTheHoursEnd_isDueWhenTheyBeginAgain() {
        assertThat(plan.firstDue(CaseReason.UNHAPPY_SCORE, LATE)).isEqualTo(NEXT_MORNING);
    }

    @Test
    void taken_countsTheTryAndTheAgent() {
        CustomerCase taken = plan.taken(open(), "zhou", NOON);
        assertThat(taken.status()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(taken.attempts()).isEqualTo(1);
        assertThat(taken.agent()).isEqualTo("zhou");
        assertThat(taken.dueAt()).isAfter(NOON);
    }

    @Test
    void agentMissed_theNextOneIsAskedAtOnce() {
        CustomerCase next = plan.agentMissed(plan.taken(open(), "zhou", NOON), NOON);
        assertThat(next.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(next.dueAt()).isEqualTo(NOON);
    }

    @Test
    void customerBusy_isTriedAgainByThePlanOfBusyCustomers_andThenGivenUp() {
        CustomerCase taken = plan.taken(open(), "zhou", NOON);
        CustomerCase once = plan.customerMissed(taken, AttemptResult.CUSTOMER_BUSY, NOON);
        assertThat(once.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(once.dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        CustomerCase twice = plan.customerMissed(once, AttemptResult.CUSTOMER_BUSY, NOON);
        assertThat(twice.dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        CustomerCase last = plan.customerMissed(twice, AttemptResult.CUSTOMER_BUSY, NOON);
        assertThat(last.status()).isEqualTo(CaseStatus.GIVEN_UP);
        assertThat(last.closedAt()).isEqualTo(NOON);
    }

    @Test
    void customerDidNotAnswer_isTriedAgainByAPlanOfItsOwn_inCallingHours() {
        CustomerCase next = plan.customerMissed(
                plan.taken(open(), "zhou", NOON), AttemptResult.CUSTOMER_NOT_ANSWERED, NOON.plus(Duration.ofHours(8)));
        assertThat(next.dueAt()).isEqualTo(NEXT_MORNING);
    }

    @Test
    void outcome_solved_closesTheCase() {
        CustomerCase done = plan.ended(plan.reached(plan.taken(open(), "zhou", NOON), NOON), Outcome.SOLVED, NOON);
        assertThat(done.status()).isEqualTo(CaseStatus.SOLVED);
        assertThat(done.closedAt()).isEqualTo(NOON);
    }

    @Test
    void outcome_callAgain_opensItForALaterTry() {
        CustomerCase again = plan.ended(plan.reached(open(), NOON), Outcome.CALL_AGAIN, NOON);
        assertThat(again.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(again.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void reachedWithoutAnOutcome_theSameAgentIsAsked_alsoOutsideCallingHours() {
        CustomerCase reached = plan.reached(plan.taken(open(), "zhou", NOON), NOON);
        assertThat(reached.status()).isEqualTo(CaseStatus.AWAITING_OUTCOME);
        assertThat(plan.mayCall(reached, LATE.plusSeconds(60))).isTrue();
        CustomerCase asked = plan.agentMissed(plan.taken(reached, "zhou", NOON), NOON);
        assertThat(asked.status()).isEqualTo(CaseStatus.AWAITING_OUTCOME);
    }

    @Test
    void handedOverInVain_theCaseIsDueAfterAMinute_inCallingHours() {
        CustomerCase reached = plan.reached(plan.taken(open(), "zhou", NOON), NOON);
        assertThat(plan.handedOverInVain(reached, 1, NOON)).hasValueSatisfying(again -> {
            assertThat(again.status()).isEqualTo(CaseStatus.OPEN);
            assertThat(again.dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
            assertThat(again.attempts()).isEqualTo(1);
        });
        assertThat(plan.handedOverInVain(reached, 1, LATE))
                .map(CustomerCase::dueAt)
                .contains(NEXT_MORNING);
    }

    @Test
    void handedOverInVain_theCaseIsOpenAgain_whateverTheAgentSaidMeanwhile() {
        CustomerCase reached = plan.reached(plan.taken(open(), "zhou", NOON), NOON);
        assertThat(plan.handedOverInVain(plan.ended(reached, Outcome.SOLVED, NOON), 1, NOON))
                .hasValueSatisfying(again -> {
                    assertThat(again.status()).isEqualTo(CaseStatus.OPEN);
                    assertThat(again.closedAt()).isNull();
                });
        CustomerCase outcomeAsked = plan.taken(reached, "zhou", NOON);
        assertThat(plan.handedOverInVain(outcomeAsked, 1, NOON))
                .map(CustomerCase::status)
                .contains(CaseStatus.OPEN);
        assertThat(plan.handedOverInVain(plan.taken(open(), "zhou", NOON), 1, NOON))
                .map(CustomerCase::status)
                .contains(CaseStatus.OPEN);
    }

    @Test
    void handedOverInVain_andCalledAgainAnyway_nothingChanges() {
        CustomerCase reached = plan.reached(plan.taken(open(), "zhou", NOON), NOON);
        CustomerCase later = plan.ended(reached, Outcome.CALL_AGAIN, NOON);
        assertThat(plan.handedOverInVain(later, 1, NOON)).isEmpty();
        assertThat(plan.handedOverInVain(plan.taken(later, "wu", NOON), 1, NOON))
                .isEmpty();
        assertThat(plan.handedOverInVain(later.calledIn(NOON), 1, NOON)).isEmpty();
    }

    @Test
    void outsideCallingHours_aCaseWaitsForTheMorning() {
        Instant night = LATE.plusSeconds(60);
        assertThat(plan.mayCall(open(), night)).isFalse();
        assertThat(plan.waitForHours(open(), night).dueAt()).isEqualTo(NEXT_MORNING);
    }

    private static CallbackRules rules() {
        return new CallbackRules(
                Set.of(Grade.SENIOR),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8),
                Duration.ofMinutes(1),
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(15)),
                List.of(Duration.ofHours(2)),
                Duration.ofHours(2),
                Calendar.of("hours", WeeklyHours.daily(new TimeRange(9 * 60, 21 * 60))),
                Optional.of(Duration.ofHours(24)),
                "8008100800");
    }

    private static CustomerCase open() {
        return new CustomerCase(
                CaseId.next(NOON),
                0,
                CaseReason.UNHAPPY_SCORE,
                CaseStatus.OPEN,
                CallId.next(NOON),
                "standard",
                "bluefin",
                "+8613900139003",
                false,
                Language.ZH,
                "hardware",
                "hardware",
                Map.of("satisfaction", 1),
                NOON,
                NOON,
                0,
                0,
                0,
                null,
                null);
    }
}
