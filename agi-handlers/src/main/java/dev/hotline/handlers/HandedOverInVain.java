package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.callback.CasePlan;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end for a customer who was called back and handed over to somebody who cannot be had: his case is due again, he is told that he will be called,
 * and that is all. Said only when it is stored.
 */
final class HandedOverInVain {
    private static final Logger log = LoggerFactory.getLogger(HandedOverInVain.class);
    /** The session of the agent who handed over ends meanwhile, and keeps his try. */
    private static final int TIMES_LOOKED = 20;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HotlineServices services;
    private final AgiCall line;
    private final Loop loop;
    private final CalledBack customer;

    HandedOverInVain(HotlineServices services, AgiCall line, Loop loop, CalledBack customer) {
        this.services = services;
        this.line = line;
        this.loop = loop;
        this.customer = customer;
    }

    Future<Void> run() {
        return calledAgain(TIMES_LOOKED)
                .compose(this::tell, e -> {
                    log.error("case {} is not due again: {}", customer.id(), e.getMessage());
                    return line.exec("Congestion", "3").mapEmpty();
                })
                .recover(e -> e instanceof CallerGone ? Future.succeededFuture() : Future.failedFuture(e));
    }

    private Future<Void> tell(CustomerCase open) {
        HotlineConfig config = services.config();
        return new Speaker(line, config.site().prompts(), services.standIn(), open.language())
                .say(EnginePrompt.CALLBACK_PROMISED);
    }

    /** The case by which he is. */
    private Future<CustomerCase> calledAgain(int times) {
        return services.cases().find(customer.id()).compose(found -> {
            CustomerCase open = found.orElseThrow(() -> new IllegalStateException("there is no such case"));
            if (times > 1 && isBeingKept(open)) {
                return later(times);
            }
            Optional<CustomerCase> again = plan().handedOverInVain(
                            open, customer.attempt(), services.clock().instant());
            return again.isEmpty() ? Future.succeededFuture(open) : save(again.get(), times);
        });
    }

    private boolean isBeingKept(CustomerCase open) {
        return open.status() == CaseStatus.IN_PROGRESS && open.attempts() == customer.attempt();
    }

    /** Somebody else may have changed it first. */
    private Future<CustomerCase> save(CustomerCase again, int times) {
        return services.cases().save(again, Optional.empty()).compose(kept -> {
            if (kept.isEmpty() && times > 1) {
                return later(times);
            }
            kept.ifPresent(due -> log.info("case {}: handed over in vain, due again at {}", due.id(), due.dueAt()));
            return kept.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture("it changes all the time"));
        });
    }

    private Future<CustomerCase> later(int times) {
        Promise<Void> later = Promise.promise();
        loop.after(BETWEEN_LOOKS, later::complete);
        return later.future().compose(v -> calledAgain(times - 1));
    }

    private CasePlan plan() {
        HotlineConfig config = services.config();
        return new CasePlan(config.callback(), config.site().timeZone());
    }
}
