package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.Agent;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.core.AgentChange.What;
import dev.hotline.core.NotDoneException;
import dev.hotline.routing.AgentDesk;
import dev.hotline.routing.AgentDesk.Effect;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AGI entry {@code agent}: codes that agents dial from their phones: {@code *11} logs in, {@code *12} logs out, {@code *13} and a digit
 * pauses for a reason, {@code *14} is ready again. What was done, or why not, is said. Each session runs on its own context.
 */
public final class AgentHandler implements AgiHandler {
    private static final Logger log = LoggerFactory.getLogger(AgentHandler.class);
    private static final String PAUSE = "*13";
    private static final Duration DIGIT_WAIT = Duration.ofSeconds(5);
    /** Nobody is to hear nothing for longer while the change is stored. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<HotlineConfig> configs;
    private final AgentDesk desk;
    private final StandIn standIn;

    public AgentHandler(Supplier<HotlineConfig> configs, AgentDesk desk, StandIn standIn) {
        this.configs = configs;
        this.desk = desk;
        this.standIn = standIn;
    }

    @Override
    public Future<Void> handle(AgiCall line) {
        HotlineConfig config = configs.get();
        Optional<Agent> agent = Staff.onChannel(config, line.request().channel());
        Language site = config.site().language();
        Language spoken = agent.map(found -> found.spoken(site)).orElse(site);
        Speaker speaker = new Speaker(line, config.site().prompts(), standIn, spoken);
        String code = line.request().query().getOrDefault("code", "");
        return line.answer()
                .compose(acted -> acted instanceof HungUp
                        ? Future.failedFuture(new CallerGone())
                        : agent.map(known -> obey(new Asked(config, known, speaker), code))
                                .orElseGet(() -> unknownPhone(line, speaker)))
                .recover(e -> e instanceof CallerGone ? Future.succeededFuture() : Future.failedFuture(e))
                .compose(v -> line.set("HOTLINE_DONE", "1"));
    }

    private static Future<Void> unknownPhone(AgiCall line, Speaker speaker) {
        log.warn(
                "{} dialled a code of agents (expected: a phone of agents.yaml)",
                line.request().channel());
        return speaker.say(EnginePrompt.AGENT_PHONE_UNKNOWN);
    }

    private Future<Void> obey(Asked asked, String code) {
        return switch (code) {
            case "*11" -> change(asked, What.LOGGED_IN, null);
            case "*12" -> change(asked, What.LOGGED_OUT, null);
            case "*14" -> change(asked, What.READY, null);
            case PAUSE ->
                asked.speaker()
                        .ask(List.of(EnginePrompt.AGENT_PAUSE_WHY.id()), DIGIT_WAIT)
                        .compose(digit -> pause(asked, digit));
            default ->
                code.startsWith(PAUSE) && code.length() == PAUSE.length() + 1
                        ? pause(asked, Optional.of(code.charAt(PAUSE.length())))
                        : unknownCode(asked, code);
        };
    }

    private static Future<Void> unknownCode(Asked asked, String code) {
        log.warn(
                "agent {} dialled {} (expected: *11, *12, *13 and a digit, or *14)",
                asked.agent().id(),
                code);
        return asked.speaker().say(EnginePrompt.AGENT_CODE_UNKNOWN);
    }

    private Future<Void> pause(Asked asked, Optional<Character> digit) {
        String reason = digit.map(asked.config().site().pauses()::get).orElse(null);
        return change(asked, What.PAUSED, reason);
    }

    private Future<Void> change(Asked asked, What what, @Nullable String reason) {
        Agent agent = asked.agent();
        return desk.change(agent.id(), what, reason, "phone " + agent.phone())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(effect -> said(what, effect, reason))
                .recover(why ->
                        Future.succeededFuture(List.of(refusal(agent, what, why).id())))
                .compose(prompts -> asked.speaker().say(prompts.toArray(String[]::new)));
    }

    private static List<String> said(What what, Effect effect, @Nullable String reason) {
        boolean later = effect == Effect.AFTER_THE_CALL;
        return switch (what) {
            case LOGGED_IN -> List.of(EnginePrompt.AGENT_LOGGED_IN.id());
            case READY -> List.of(EnginePrompt.AGENT_READY.id());
            case LOGGED_OUT ->
                List.of((later ? EnginePrompt.AGENT_LOGGED_OUT_LATER : EnginePrompt.AGENT_LOGGED_OUT).id());
            case PAUSED ->
                List.of(
                        (later ? EnginePrompt.AGENT_PAUSED_LATER : EnginePrompt.AGENT_PAUSED).id(),
                        EnginePrompt.pause(String.valueOf(reason)));
        };
    }

    private static EnginePrompt refusal(Agent agent, What what, Throwable why) {
        log.warn("agent {}: {} was not done: {}", agent.id(), what, why.getMessage());
        return switch (why) {
            case NotDoneException refused ->
                refused.kind() == NotDoneException.Kind.NOT_NOW
                        ? EnginePrompt.AGENT_NOT_LOGGED_IN
                        : EnginePrompt.AGENT_REASON_UNKNOWN;
            default -> EnginePrompt.AGENT_NOT_DONE;
        };
    }

    /** Who asks, and how he is answered. */
    private record Asked(HotlineConfig config, Agent agent, Speaker speaker) {}
}
