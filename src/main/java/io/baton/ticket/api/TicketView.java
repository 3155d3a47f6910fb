package io.baton.ticket.api;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the API shows it: secrets masked, with the way to its page.
 *
 * @param priorityOverridden whether somebody set the priority by hand; {@code computedPriority} is what the tables say
 */
record TicketView(
        String key,
        long version,
        String kind,
        TicketState state,
        String title,
        String description,
        String requester,
        String openedBy,
        @Nullable String itemId,
        Map<String, Object> fields,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String nature,
        @Nullable String service,
        @Nullable Ci ci,
        String impact,
        String urgency,
        @Nullable String priority,
        boolean priorityOverridden,
        @Nullable String computedPriority,
        @Nullable String riskClass,
        @Nullable String assignedGroup,
        @Nullable String assignee,
        @Nullable String resolutionCode,
        @Nullable String resolutionNote,
        @Nullable String justification,
        @Nullable String acceptance,
        @Nullable Instant expectedAt,
        @Nullable String expectedBecause,
        int reopenCount,
        @Nullable String processInstanceId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        Map<String, String> links) {

    private static final String MASK = "••••";

    /** @param context class, owner, environment and relations as found when the ticket was taken in */
    record Ci(String id, Map<String, Object> context) {}

    static TicketView of(Ticket ticket) {
        var self = "/api/tickets/" + ticket.key();
        return new TicketView(
                ticket.key(),
                ticket.version(),
                ticket.kind(),
                ticket.state(),
                ticket.title(),
                ticket.description(),
                ticket.requester(),
                ticket.openedBy(),
                ticket.itemId(),
                masked(ticket.fields()),
                ticket.category(),
                ticket.subcategory(),
                ticket.nature(),
                ticket.service(),
                ticket.ciId() == null ? null : new Ci(ticket.ciId(), ticket.ciContext()),
                ticket.impact(),
                ticket.urgency(),
                ticket.priority(),
                ticket.computedPriority() != null,
                ticket.computedPriority() == null ? ticket.priority() : ticket.computedPriority(),
                ticket.riskClass(),
                ticket.assignedGroup(),
                ticket.assignee(),
                ticket.resolutionCode(),
                ticket.resolutionNote(),
                ticket.justification(),
                ticket.acceptance(),
                ticket.expectedAt(),
                ticket.expectedBecause(),
                ticket.reopenCount(),
                ticket.processInstanceId(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.closedAt(),
                Map.of("self", self, "timeline", self + "/timeline", "page", "/portal/tickets/" + ticket.key()));
    }

    /** A sealed field is an object with the one member {@code secret}; nobody reads it from here. */
    private static Map<String, Object> masked(Map<String, Object> fields) {
        var shown = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) ->
                shown.put(name, value instanceof Map<?, ?> sealed && sealed.containsKey("secret") ? MASK : value));
        return shown;
    }
}
