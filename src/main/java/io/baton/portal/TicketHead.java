package io.baton.portal;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands, for the top of its page.
 *
 * @param kind what kind of ticket it is, in words
 * @param label hardware, software, access, network or service, once it is known
 * @param settled whether priority and expected time are known, or never will be; until then the page asks again
 * @param step what somebody does about it right now
 * @param expectedBecause why then, or why it moved
 * @param solution what the requester was told about the result
 */
record TicketHead(
        String key,
        String title,
        StateWords state,
        String kind,
        @Nullable String label,
        @Nullable String priority,
        boolean urgent,
        boolean settled,
        List<Stop> way,
        @Nullable String step,
        @Nullable Moment expected,
        @Nullable String expectedBecause,
        @Nullable String solution) {

    private static final List<TicketState> WAY =
            List.of(TicketState.PENDING, TicketState.IN_PROGRESS, TicketState.REVIEW, TicketState.CLOSED);

    /** One station on the way of every ticket. */
    record Stop(String name, String style, boolean here) {}

    static TicketHead of(Ticket ticket, @Nullable String step, @Nullable Moment expected) {
        return new TicketHead(
                ticket.key(),
                ticket.title(),
                StateWords.of(ticket.state(), ticket.kind()),
                PageWords.spoken(ticket.kind()),
                ticket.nature() == null ? null : PageWords.spoken(ticket.nature()),
                priority(ticket),
                "P1".equals(ticket.priority()) || "P2".equals(ticket.priority()),
                ticket.priority() != null && ticket.expectedAt() != null
                        || ticket.state().isOver()
                        || ticket.kind().equals("CHANGE"),
                way(ticket.state(), ticket.kind()),
                step,
                expected,
                ticket.expectedBecause(),
                ticket.resolutionNote());
    }

    private static @Nullable String priority(Ticket ticket) {
        if (ticket.priority() == null) {
            return null;
        }
        return "Priority " + ticket.priority() + (ticket.computedPriority() == null ? "" : ", overridden");
    }

    /** A ticket on hold stands where it would go on; a cancelled one has left the way. */
    private static List<Stop> way(TicketState state, String kind) {
        if (state == TicketState.CANCELLED) {
            return List.of();
        }
        var here = WAY.indexOf(state == TicketState.ON_HOLD ? TicketState.IN_PROGRESS : state);
        return Stream.iterate(0, i -> i < WAY.size(), i -> i + 1)
                .map(i -> new Stop(
                        StateWords.of(i == here ? state : WAY.get(i), kind).name(),
                        i < here ? "passed" : i == here ? "here" : "",
                        i == here))
                .toList();
    }
}
