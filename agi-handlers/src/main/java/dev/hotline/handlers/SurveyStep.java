package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Survey;
import dev.hotline.config.Survey.Question;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CaseReason;
import dev.hotline.core.SurveyState;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the caller for scores when the talk is over. Each answer is stored as it is pressed, together with the case that it opens; questions
 * that are answered already (by an engine before this one) are not asked again.
 */
final class SurveyStep {
    private static final Logger log = LoggerFactory.getLogger(SurveyStep.class);

    private final CallSession session;
    private final Survey survey;

    SurveyStep(CallSession session, String name) {
        this.session = session;
        survey = session.config().survey(name);
    }

    /** A survey that has ended is not asked again. */
    Future<Void> run() {
        if (session.record().survey() == SurveyState.COMPLETED
                || session.record().survey() == SurveyState.ABANDONED) {
            return Future.succeededFuture();
        }
        boolean again = session.record().survey() == SurveyState.STARTED;
        if (!again) {
            session.note(new CallEvent.SurveyStarted(session.id(), session.now()));
        }
        return askFrom(0, again ? List.of() : List.of(survey.intro()))
                .compose(v -> thank())
                .onFailure(e -> {
                    if (e instanceof CallerGone) {
                        end(false);
                    }
                });
    }

    private Future<Void> askFrom(int next, List<String> intro) {
        if (next == survey.questions().size()) {
            return Future.succeededFuture();
        }
        Question question = survey.questions().get(next);
        return session.record().answers().containsKey(question.id())
                ? askFrom(next + 1, intro)
                : ask(question, intro, 0).compose(v -> askFrom(next + 1, List.of()));
    }

    private Future<Void> ask(Question question, List<String> intro, int repeat) {
        List<String> prompts = new ArrayList<>(intro);
        prompts.add(question.prompt());
        return session.speaker().ask(prompts, survey.keyWait()).compose(key -> {
            Optional<Integer> score =
                    key.map(pressed -> Character.digit(pressed, 10)).filter(question.scores()::contains);
            if (score.isPresent()) {
                return answered(question, score.get());
            }
            session.speaker().forgetKeys();
            List<String> why = List.of(key.isPresent() ? EnginePrompt.WRONG_KEY.id() : EnginePrompt.NO_KEY.id());
            return repeat < survey.repeats() ? ask(question, why, repeat + 1) : Future.succeededFuture();
        });
    }

    private Future<Void> answered(Question question, int score) {
        Instant now = session.now();
        List<CallEvent> facts = new ArrayList<>();
        facts.add(new CallEvent.SurveyAnswered(session.id(), now, question.id(), score));
        if (question.unhappy().contains(score) && session.record().caseId() == null) {
            facts.add(session.caseOpened(CaseReason.UNHAPPY_SCORE));
        }
        return session.keep(facts).recover(e -> {
            log.error(
                    "call {}: the score {}={} was not stored: {}", session.id(), question.id(), score, e.getMessage());
            return Future.failedFuture(e);
        });
    }

    /** Every answer is stored by now: one that could not be ends the chain before it is thanked for. */
    private Future<Void> thank() {
        end(survey.questions().stream().allMatch(q -> session.record().answers().containsKey(q.id())));
        return session.speaker().say(survey.thanks());
    }

    private void end(boolean completed) {
        if (session.record().survey() == SurveyState.STARTED) {
            session.note(new CallEvent.SurveyEnded(session.id(), session.now(), completed));
        }
    }
}
