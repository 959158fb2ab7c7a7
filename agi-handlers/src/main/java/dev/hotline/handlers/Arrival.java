package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.Tier;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who calls which line: pure. What a caller's phone sends is not trusted. */
final class Arrival {
    private static final int NUMBER_LENGTH = 40;
    private static final int NAME_LENGTH = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final HotlineConfig config;

    Arrival(HotlineConfig config) {
        this.config = config;
    }

    /** The fact that this call arrived, or empty when the number dialled is none of ours. */
    Optional<CallEvent.Arrived> of(AgiRequest request, String node, CallId id, Instant now) {
        return line(request.extension()).map(line -> arrived(request, node, line, id, now));
    }

    private CallEvent.Arrived arrived(AgiRequest request, String node, Line line, CallId id, Instant now) {
        String ani = number(request.callerNumber());
        Optional<Customer> customer = Optional.ofNullable(ani).flatMap(config.customers()::byNumber);
        return new CallEvent.Arrived(
                id,
                now,
                node,
                request.channel(),
                request.uniqueId(),
                line.name(),
                request.extension(),
                ani,
                clean(request.callerName(), NAME_LENGTH),
                customer.map(Customer::id).orElse(null),
                line.vip() || customer.map(Customer::tier).orElse(Tier.STANDARD) == Tier.KEY,
                customer.map(Customer::language).orElse(line.language()),
                config.version());
    }

    /** Carriers write the dialled number as they like: as published, or with the country. */
    private Optional<Line> line(String dialled) {
        return config.line(dialled)
                .or(() -> config.lines().stream()
                        .filter(line -> line.dnis().stream().anyMatch(dnis -> same(dnis, dialled)))
                        .findFirst());
    }

    private boolean same(String dnis, String dialled) {
        Optional<String> number = PhoneNumbers.e164(dialled, config.site().country());
        return number.isPresent()
                && number.equals(PhoneNumbers.e164(dnis, config.site().country()));
    }

    /** A customer's number, as most carriers send it, needs no reading. */
    private @Nullable String number(@Nullable String sent) {
        String cleaned = clean(sent, NUMBER_LENGTH);
        if (cleaned == null || cleaned.equalsIgnoreCase("anonymous")) {
            return null;
        }
        return config.customers().byNumber(cleaned).isPresent()
                ? cleaned
                : PhoneNumbers.e164(cleaned, config.site().country()).orElse(cleaned);
    }

    /** Without control characters, cut to a length; null when nothing is left. */
    private static @Nullable String clean(@Nullable String sent, int length) {
        if (sent == null) {
            return null;
        }
        String printable = CONTROL.matcher(sent).replaceAll(" ").strip();
        int end = printable.offsetByCodePoints(0, Math.min(length, printable.codePointCount(0, printable.length())));
        return printable.isEmpty() ? null : printable.substring(0, end);
    }
}
