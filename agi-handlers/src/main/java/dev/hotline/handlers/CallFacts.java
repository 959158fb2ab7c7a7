package dev.hotline.handlers;

import dev.hotline.config.Customer;
import dev.hotline.config.Line;
import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.flow.Fact;
import dev.hotline.core.CallRecord;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What expressions can ask of a call, at a time: pure. */
final class CallFacts {
    private CallFacts() {}

    /** @param openCase whether there is a case of this caller */
    static Map<String, Object> of(CallSession session, Instant now, boolean openCase) {
        Map<String, Object> facts = new HashMap<>();
        for (Fact fact : Fact.values()) {
            facts.put(fact.text(), value(fact, session, now, openCase));
        }
        session.variables().forEach((name, value) -> facts.put(ExpressionReader.variable(name), value));
        return facts;
    }

    private static Object value(Fact fact, CallSession session, Instant now, boolean openCase) {
        CallRecord call = session.record();
        Line line = session.calledLine();
        Optional<Customer> customer = session.customer();
        ZonedDateTime local = now.atZone(session.config().site().timeZone());
        return switch (fact) {
            case CALLER_NUMBER -> text(call.ani());
            case CALLER_NAME -> text(call.callerName());
            case CALLER_KNOWN -> customer.isPresent();
            case CUSTOMER_ID -> text(call.customer());
            case CUSTOMER_NAME -> customer.map(Customer::name).orElse("");
            case CUSTOMER_TIER ->
                customer.map(c -> c.tier().name().toLowerCase(Locale.ROOT)).orElse("");
            case CUSTOMER_LANGUAGE -> customer.map(c -> c.language().code()).orElse("");
            case CUSTOMER_ENGINEER -> customer.flatMap(Customer::dedicatedAgent).orElse("");
            case LINE_NAME -> line.name();
            case LINE_VIP -> line.vip();
            case LINE_DIALLED -> call.dnis();
            case CALL_VIP -> call.vip();
            case CALL_LANGUAGE -> session.speaker().language().code();
            case CALL_TOPIC -> text(call.topic());
            case TIME_HOUR -> (long) local.getHour();
            case TIME_MINUTE -> (long) local.getMinute();
            case TIME_WEEKDAY -> local.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
            case TIME_DATE -> local.toLocalDate().toString();
            case CASE_OPEN -> openCase;
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
