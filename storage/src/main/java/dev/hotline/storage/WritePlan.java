package dev.hotline.storage;

import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Leg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what one transaction writes for facts, given what is kept already. Pure; confined to one thread. */
final class WritePlan {
    record Fact(int seq, CallEvent event) {}

    /** @param again whether the call gave a score for this question before */
    record Score(CallRecord call, CallEvent.SurveyAnswered answer, boolean again) {}

    /** @param number counted from 0 within its call */
    record TalkLeg(CallId call, int number, Leg leg) {}

    private final Map<CallId, CallFacts> calls;
    private final Map<String, CaseId> activeCases;
    private final Set<CallId> created = new LinkedHashSet<>();
    private final Set<CallId> changed = new LinkedHashSet<>();
    private final Set<String> openKeys = new TreeSet<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<TalkLeg> legs = new ArrayList<>();
    private final List<CustomerCase> cases = new ArrayList<>();
    private final List<CustomerCase> promisedAgain = new ArrayList<>();
    private final List<CallEvent.CaseOpened> links = new ArrayList<>();

    /**
     * @param known the calls that the facts are about, as far as they are kept
     * @param activeCases by open key, those that the facts may belong to
     */
    WritePlan(Map<CallId, CallFacts> known, Map<String, CaseId> activeCases) {
        calls = new HashMap<>(known);
        this.activeCases = new HashMap<>(activeCases);
    }

    /**
     * Adds a fact after those given before; one that is kept already adds nothing.
     *
     * @throws IllegalArgumentException when the call is not known and this is not its arrival
     */
    void add(CallEvent event) {
        CallFacts known = calls.get(event.call());
        if (known == null) {
            arrive(event);
        } else if (!known.holds(event)) {
            addTo(known, event);
        }
    }

    private void arrive(CallEvent event) {
        if (!(event instanceof CallEvent.Arrived arrived)) {
            throw new IllegalArgumentException(
                    "call " + event.call() + ": not known, its first fact is " + event + " (expected: its arrival)");
        }
        created.add(event.call());
        calls.put(event.call(), CallFacts.of(arrived));
        facts.add(new Fact(0, event));
    }

    private void addTo(CallFacts known, CallEvent given) {
        CallEvent event = given instanceof CallEvent.CaseOpened opened ? openOrJoin(known, opened) : given;
        CallFacts more = known.plus(event);
        calls.put(event.call(), more);
        facts.add(new Fact(known.facts().size(), event));
        if (event instanceof CallEvent.SurveyAnswered answer) {
            boolean again = known.record().answers().containsKey(answer.question());
            scores.add(new Score(more.record(), answer, again));
        }
        int legsBefore = known.record().legs().size();
        if (more.record().legs().size() > legsBefore) {
            legs.add(new TalkLeg(event.call(), legsBefore, more.record().legs().getLast()));
        }
        if (!created.contains(event.call())) {
            changed.add(event.call());
        }
    }

    /** The fact with the id of the case that the call now belongs to: its own, or the one that is active already. */
    private CallEvent.CaseOpened openOrJoin(CallFacts known, CallEvent.CaseOpened opened) {
        String key = openKey(known.record(), opened);
        CaseId active = key == null ? null : activeCases.get(key);
        if (key != null) {
            openKeys.add(key);
        }
        CallEvent.CaseOpened event = active == null ? opened : withCase(opened, active);
        if (active == null) {
            open(known.record(), opened);
        } else if (opened.reason() == CaseReason.PROMISED_CALLBACK) {
            promisedAgain.add(fresh(known.record(), event));
        }
        if (known.facts().stream().noneMatch(kept -> opens(kept, event.caseId()))) {
            links.add(event);
        }
        return event;
    }

    private void open(CallRecord call, CallEvent.CaseOpened opened) {
        CustomerCase fresh = fresh(call, opened);
        cases.add(fresh);
        String key = CaseRows.openKey(fresh);
        if (key != null) {
            activeCases.put(key, fresh.id());
        }
    }

    private static boolean opens(CallEvent kept, CaseId id) {
        return kept instanceof CallEvent.CaseOpened opened && opened.caseId().equals(id);
    }

    private static CallEvent.CaseOpened withCase(CallEvent.CaseOpened e, CaseId id) {
        return new CallEvent.CaseOpened(e.call(), e.at(), id, e.reason(), e.number(), e.dueAt());
    }

    private static @Nullable String openKey(CallRecord call, CallEvent.CaseOpened opened) {
        return CaseRows.openKey(opened.reason(), call.customer(), opened.number());
    }

    private static CustomerCase fresh(CallRecord call, CallEvent.CaseOpened opened) {
        boolean callable = opened.number() != null;
        return new CustomerCase(
                opened.caseId(),
                0,
                opened.reason(),
                callable ? CaseStatus.OPEN : CaseStatus.GIVEN_UP,
                call.id(),
                call.line(),
                call.customer(),
                opened.number(),
                call.vip(),
                call.language(),
                call.topic(),
                call.queue(),
                call.answers(),
                opened.at(),
                opened.dueAt(),
                0,
                0,
                0,
                null,
                callable ? null : opened.at());
    }

    /** The calls as they will be kept, each that was known or that this plan makes. */
    Map<CallId, CallFacts> calls() {
        return calls;
    }

    Stream<CallRecord> created() {
        return created.stream().map(this::record);
    }

    Stream<CallRecord> changed() {
        return changed.stream().map(this::record);
    }

    private CallRecord record(CallId id) {
        return Objects.requireNonNull(calls.get(id)).record();
    }

    List<Fact> facts() {
        return facts;
    }

    List<Score> scores() {
        return scores;
    }

    List<TalkLeg> legs() {
        return legs;
    }

    List<CustomerCase> cases() {
        return cases;
    }

    /** The callbacks that wait already and are promised once more, each as the newer call has it. */
    List<CustomerCase> promisedAgain() {
        return promisedAgain;
    }

    /** The calls that a case has from now on: its first, or one more. */
    List<CallEvent.CaseOpened> links() {
        return links;
    }

    /** The keys of the cases that this plan opens or adds to. */
    Set<String> openKeys() {
        return openKeys;
    }
}
