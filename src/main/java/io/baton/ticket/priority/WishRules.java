package io.baton.ticket.priority;

import io.baton.engine.Decisions;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.ticket.Ticket;
import io.baton.ticket.priority.PriorityOverride.State;
import io.baton.ticket.priority.PriorityOverrides.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to be said by whoever sets a priority by hand. */
@Component
class WishRules {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_TEXT = 2000;

    private final Decisions decisions;
    private final Clock clock;

    WishRules(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @throws Refusal 422 naming every field that is wrong, 409 when the ticket has or needs no priority */
    PriorityOverride accepted(Wish wish, Ticket ticket, String author) {
        if (ticket.state().isOver()) {
            throw Refusal.conflict("ticket-over", ticket.key() + " is over; its priority stays as it is.");
        }
        if (ticket.priority() == null) {
            throw Refusal.conflict(
                    "priority-unknown", "The priority of " + ticket.key() + " is being worked out. Try again soon.");
        }
        var computed = Objects.requireNonNullElse(ticket.computedPriority(), ticket.priority());
        var errors = new ArrayList<FieldError>();
        checkValue(wish.value(), computed, errors);
        var reason = text("reason", wish.reason(), "say why the tables do not fit.", errors);
        var evidence = text("evidence", wish.evidence(), "say what the business loses, or who says so.", errors);
        checkEnd(wish, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new PriorityOverride(
                Ids.next(),
                ticket.key(),
                State.ASKED,
                Objects.requireNonNull(wish.value()),
                computed,
                reason,
                evidence,
                author,
                null,
                clock.instant(),
                Objects.requireNonNull(wish.expiresAt()).truncatedTo(ChronoUnit.SECONDS),
                null,
                null,
                null);
    }

    private void checkValue(@Nullable String value, String computed, List<FieldError> errors) {
        var known = decisions.valuesOf("priority", "priority");
        if (value == null || !known.contains(value)) {
            errors.add(new FieldError("value", "must be one of " + known + "."));
        } else if (value.equals(computed)) {
            errors.add(new FieldError("value", "is what the tables say already; nothing needs to be overridden."));
        }
    }

    private static String text(String field, @Nullable String value, String remedy, List<FieldError> errors) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            errors.add(new FieldError(field, "is required: " + remedy));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(new FieldError(field, "must have at most " + LONGEST_TEXT + " characters."));
        }
        return text;
    }

    private void checkEnd(Wish wish, List<FieldError> errors) {
        var now = clock.instant();
        var end = wish.expiresAt();
        if (end == null) {
            errors.add(new FieldError("expiresAt", "is required: say until when it holds."));
        } else if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            errors.add(new FieldError("expiresAt", "must lie within the next " + LONGEST.toDays() + " days."));
        }
    }
}
