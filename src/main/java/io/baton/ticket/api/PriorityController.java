package io.baton.ticket.api;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketActions.Outcome;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.priority.PriorityOverride;
import io.baton.ticket.priority.PriorityOverrides;
import io.baton.ticket.priority.PriorityOverrides.Wish;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The priority of a ticket: what counts, what the tables say, and what people said by hand. */
@RestController
@RequestMapping("/api/tickets/{key}/priority")
class PriorityController {

    /**
     * @param value P1 to P5
     * @param evidence what the business says or shows
     * @param expiresAt until when it holds, with its zone; thirty days ahead at most
     */
    record NewPriority(
            @Nullable String value,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable String expiresAt) {}

    /** Evidence, author and who agreed are told to those who work on the ticket. */
    record Said(
            String id,
            String state,
            String value,
            String computed,
            String reason,
            @Nullable String evidence,
            @Nullable String author,
            @Nullable String allowedBy,
            Instant askedAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {}

    /** @param computed what the tables say; differs from {@code value} while an override is in force */
    record Standing(@Nullable String value, @Nullable String computed, boolean overridden, List<Said> overrides) {}

    private final PriorityOverrides overrides;
    private final TicketDesk desk;
    private final SignedIn signedIn;

    PriorityController(PriorityOverrides overrides, TicketDesk desk, SignedIn signedIn) {
        this.overrides = overrides;
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @GetMapping
    @AnyPerson
    Standing standing(@PathVariable String key) {
        var viewer = signedIn.require();
        var ticket = desk.visible(key, viewer);
        var inside = desk.seesInternal(key, viewer);
        return new Standing(
                ticket.priority(),
                ticket.computedPriority() == null ? ticket.priority() : ticket.computedPriority(),
                ticket.computedPriority() != null,
                overrides.of(key).stream()
                        .filter(one -> inside || one.bypassId() != null)
                        .map(one -> said(one, inside))
                        .toList());
    }

    /** 202 means: it waits for a team lead. */
    @PostMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.INCIDENT_COMMANDER})
    ResponseEntity<TicketView> override(@PathVariable String key, @RequestBody NewPriority body) {
        var wish = new Wish(body.value(), body.reason(), body.evidence(), instant(body.expiresAt()));
        var outcome = overrides.ask(signedIn.require(), key, wish);
        return ResponseEntity.status(outcome == Outcome.DONE ? 200 : 202).body(TicketView.of(desk.require(key)));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("expiresAt", "must be a moment with its zone, such as 2026-03-29T08:00:00Z.");
        }
    }

    private static Said said(PriorityOverride one, boolean inside) {
        return new Said(
                one.id(),
                one.state().name(),
                one.priority(),
                one.computed(),
                one.reason(),
                inside ? one.evidence() : null,
                inside ? one.author() : null,
                inside ? one.allowedBy() : null,
                one.askedAt(),
                one.expiresAt(),
                one.endedAt(),
                one.endedBecause());
    }
}
