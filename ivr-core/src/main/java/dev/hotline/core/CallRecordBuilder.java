package dev.hotline.core;

import dev.hotline.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds facts into a {@link CallRecord}: one row of the switch for each kind of fact. */
final class CallRecordBuilder {
    private final CallRecord start;
    private Language language;
    private @Nullable String customer;
    private boolean vip;
    private @Nullable String place;
    private Map<String, String> variables;
    private @Nullable String topic;
    private String menuPath;
    private @Nullable String queue;
    private @Nullable Instant queuedAt;
    private @Nullable WaitPromise promise;
    private @Nullable PromiseOutcome earlierPromise;
    private Duration raised;
    private int offers;
    private @Nullable String offeredTo;
    private @Nullable String agent;
    private @Nullable Instant connectedAt;
    private @Nullable Instant talkEndedAt;
    private @Nullable Party talkEndedBy;
    private @Nullable Instant talkSince;
    private @Nullable String outside;
    private List<Leg> legs;
    private SurveyState survey;
    private Map<String, Integer> answers;
    private @Nullable CaseId caseId;
    private @Nullable Instant endedAt;
    private @Nullable Party endedBy;

    CallRecordBuilder(CallEvent.Arrived a) {
        this(new CallRecord(
                a.call(),
                a.node(),
                a.channel(),
                a.uniqueId(),
                a.line(),
                a.dnis(),
                a.ani(),
                a.callerName(),
                a.customer(),
                a.vip(),
                a.language(),
                a.configVersion(),
                a.at(),
                null,
                Map.of(),
                null,
                "",
                null,
                null,
                null,
                null,
                Duration.ZERO,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                SurveyState.NONE,
                Map.of(),
                null,
                null,
                null));
    }

    CallRecordBuilder(CallRecord start) {
        this.start = start;
        language = start.language();
        customer = start.customer();
        vip = start.vip();
        place = start.place();
        variables = start.variables();
        topic = start.topic();
        menuPath = start.menuPath();
        queue = start.queue();
        queuedAt = start.queuedAt();
        promise = start.promise();
        earlierPromise = start.earlierPromise();
        raised = start.raised();
        offers = start.offers();
        offeredTo = start.offeredTo();
        agent = start.agent();
        connectedAt = start.connectedAt();
        talkEndedAt = start.talkEndedAt();
        talkEndedBy = start.talkEndedBy();
        talkSince = start.talkSince();
        outside = start.outside();
        legs = start.legs();
        survey = start.survey();
        answers = start.answers();
        caseId = start.caseId();
        endedAt = start.endedAt();
        endedBy = start.endedBy();
    }

    CallRecordBuilder add(CallEvent event) {
        switch (event) {
            case CallEvent.StepEntered e -> {
                place = e.place();
                variables = e.variables();
            }
            case CallEvent.CustomerFound e -> {
                customer = e.customer();
                vip = e.vip();
            }
            case CallEvent.LanguageChosen e -> language = e.language();
            case CallEvent.KeyPressed e -> menuPath = e.step().equals("menu") ? menuPath + e.key() : menuPath;
            case CallEvent.TopicChosen e -> {
                topic = e.topic();
                queue = e.queue();
                forgetTalk();
            }
            case CallEvent.Queued e -> queuedAt = queuedAt == null ? e.at() : queuedAt;
            case CallEvent.PlaceKept e -> {
                queuedAt = queuedAt == null ? e.since() : queuedAt;
                raised = raised.plus(e.raised());
            }
            case CallEvent.Supervised e -> raised = raised.plus(e.raised());
            case CallEvent.Offered e -> {
                offers++;
                offeredTo = e.agent();
                outside = null;
            }
            case CallEvent.Missed e -> missed();
            case CallEvent.Resumed e -> {
                endedAt = null;
                endedBy = null;
            }
            case CallEvent.Connected e -> connected(e.agent(), e.at());
            case CallEvent.TalkEnded e -> {
                connected(e.agent(), e.at().minus(e.talk()));
                over(e.agent(), true, e.at(), e.talk());
                talkEndedAt = e.at();
                talkEndedBy = e.endedBy();
                survey = e.endedBy() == Party.AGENT ? SurveyState.ELIGIBLE : SurveyState.NOT_ASKED;
            }
            case CallEvent.SurveyStarted e -> survey = SurveyState.STARTED;
            case CallEvent.SurveyAnswered e -> answers = CallRecord.with(answers, e.question(), e.score());
            case CallEvent.SurveyEnded e -> survey = e.completed() ? SurveyState.COMPLETED : SurveyState.ABANDONED;
            case CallEvent.CaseOpened e -> caseId = caseId == null ? e.caseId() : caseId;
            case CallEvent.Ended e -> {
                endedAt = e.at();
                endedBy = e.by();
            }
            case CallEvent.Arrived e -> {}
            case CallEvent.Promised e -> promise = promise == null ? new WaitPromise(e.at(), e.range()) : promise;
            case CallEvent.PositionSaid e -> {}
            case CallEvent.Waits e -> {}
            case CallEvent.Assigned e -> {}
            case CallEvent.NotAssigned e -> {}
            case CallEvent.Briefed e -> {}
            case CallEvent.VoiceRecorded e -> {}
            case CallEvent.TransferStarted e -> outside = e.to();
            case CallEvent.TransferAnswered e -> talkSince = e.at();
            case CallEvent.TransferEnded e -> {
                if (e.talked()) {
                    over(e.to(), false, e.at(), e.talk());
                    talkEndedAt = e.at();
                }
                outside = null;
            }
            case CallEvent.Transferred e -> {
                over(e.from(), outside == null, e.at(), e.talk());
                offeredTo = null;
                outside = null;
            }
            case CallEvent.CallbackOffered e -> {}
        }
        return this;
    }

    /** Who goes to another queue after a talk waits and talks anew: the record is that of the last talk. */
    private void forgetTalk() {
        if (talkEndedAt != null) {
            earlierPromise = build().lastPromise();
            queuedAt = null;
            promise = null;
            raised = Duration.ZERO;
            offeredTo = null;
            connectedAt = null;
            talkEndedAt = null;
            talkEndedBy = null;
        }
    }

    /** The first fact that tells of the talk wins: AMI says it at once, the end of the talk says it again. */
    private void connected(String who, Instant at) {
        agent = who;
        connectedAt = connectedAt == null ? at : connectedAt;
        talkSince = talkSince == null ? at : talkSince;
        offeredTo = who;
    }

    /** He may have answered, and gone before he was connected: then there was no talk. */
    private void missed() {
        offeredTo = null;
        if (talkSince != null) {
            connectedAt = talkSince.equals(connectedAt) ? null : connectedAt;
            agent = legs.reversed().stream()
                    .filter(Leg::agent)
                    .map(Leg::with)
                    .findFirst()
                    .orElse(null);
            talkSince = null;
        }
    }

    private void over(String with, boolean isAgent, Instant until, Duration talk) {
        legs = CallRecord.with(legs, new Leg(with, isAgent, until.minus(talk), until));
        talkSince = null;
    }

    CallRecordBuilder legs(List<Leg> others) {
        legs = List.copyOf(others);
        return this;
    }

    CallRecord build() {
        return new CallRecord(
                start.id(),
                start.node(),
                start.channel(),
                start.uniqueId(),
                start.line(),
                start.dnis(),
                start.ani(),
                start.callerName(),
                customer,
                vip,
                language,
                start.configVersion(),
                start.arrivedAt(),
                place,
                variables,
                topic,
                menuPath,
                queue,
                queuedAt,
                promise,
                earlierPromise,
                raised,
                offers,
                offeredTo,
                agent,
                connectedAt,
                talkEndedAt,
                talkEndedBy,
                talkSince,
                outside,
                legs,
                survey,
                answers,
                caseId,
                endedAt,
                endedBy);
    }
}
