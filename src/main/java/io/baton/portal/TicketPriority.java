package io.baton.portal;

import io.baton.engine.Decisions;
import io.baton.people.Person;
import io.baton.ticket.ActionRights;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.priority.PriorityOverride;
import io.baton.ticket.priority.PriorityOverrides;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A priority set by hand, on the ticket's page: what counts, what the rules say, and until when. */
@Component
class TicketPriority implements TicketSection {

    private final PriorityOverrides overrides;
    private final ActionRights rights;
    private final Decisions decisions;
    private final TicketDesk desk;
    private final PageWords words;

    TicketPriority(
            PriorityOverrides overrides, ActionRights rights, Decisions decisions, TicketDesk desk, PageWords words) {
        this.overrides = overrides;
        this.rights = rights;
        this.decisions = decisions;
        this.desk = desk;
        this.words = words;
    }

    /** Evidence and author are there for those who work on the ticket. */
    record Shown(
            String priority,
            String computed,
            Moment until,
            String reason,
            @Nullable String evidence,
            @Nullable String author) {}

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        if (ticket.computedPriority() != null) {
            var inside = desk.seesInternal(ticket.key(), reader);
            overrides
                    .inForce(ticket.key())
                    .ifPresent(override -> model.addAttribute("priorityOverride", shown(override, ticket, inside)));
        }
        var byRule = ticket.computedPriority() == null ? ticket.priority() : ticket.computedPriority();
        model.addAttribute(
                "priorities",
                decisions.valuesOf("priority", "priority").stream()
                        .filter(choice -> !choice.equals(byRule))
                        .toList());
        model.addAttribute("prioritizesAlone", rights.allowsAlone(reader, "PRIORITIZE", ticket));
    }

    private Shown shown(PriorityOverride override, Ticket ticket, boolean inside) {
        return new Shown(
                override.priority(),
                String.valueOf(ticket.computedPriority()),
                words.moment(override.expiresAt()),
                override.reason(),
                inside ? override.evidence() : null,
                inside ? words.person(override.author()) : null);
    }
}
