package io.baton.sandbox;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.MovableClock;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the time of the whole sandbox, forward only; back it goes with the reset. */
@Profile("sandbox")
@Component
public class SandboxClock {

    private static final Duration FURTHEST = Duration.ofDays(3 * 366);

    private final MovableClock clock;
    private final AuditLedger ledger;

    SandboxClock(MovableClock clock, AuditLedger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    public Instant now() {
        return clock.instant();
    }

    /** How far it stands ahead of the real time. */
    public Duration ahead() {
        return clock.offset();
    }

    /**
     * One of the two.
     *
     * @param by an ISO 8601 duration
     * @param to an ISO 8601 instant
     * @throws Refusal 422 naming the field, 409 when the engine does not come to rest
     */
    @Transactional
    public void move(@Nullable String by, @Nullable String to) {
        if ((by == null) == (to == null)) {
            throw Refusal.invalid("by", "or 'to' must be given, and only one of them.");
        }
        var from = clock.instant();
        var distance = by == null ? until(from, String.valueOf(to)) : duration(by);
        if (clock.offset().plus(distance).compareTo(FURTHEST) > 0) {
            throw Refusal.invalid(
                    by == null ? "to" : "by",
                    "leads more than three years ahead of the real time. Reset the sandbox to begin again.");
        }
        ledger.append(AuditEvent.of("CLOCK_MOVED", "clock", "sandbox")
                .asPrivileged()
                .with("from", from.toString())
                .with("by", distance.toString()));
        // last, for it cannot be rolled back
        clock.moveBy(distance);
    }

    private static Duration duration(String by) {
        try {
            var duration = Duration.parse(by);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Refusal.invalid("by", "must be a duration such as PT4H or P3D.");
        }
        throw Refusal.invalid("by", "must be longer than nothing: time moves forward only.");
    }

    private static Duration until(Instant now, String to) {
        try {
            var distance = Duration.between(now, OffsetDateTime.parse(to));
            if (!distance.isNegative() && !distance.isZero()) {
                return distance;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Refusal.invalid("to", "must be a moment with its zone, such as 2026-03-29T08:00:00Z.");
        }
        throw Refusal.invalid("to", "must lie after " + now + ": time moves forward only.");
    }
}
