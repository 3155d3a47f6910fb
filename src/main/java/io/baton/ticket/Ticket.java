package io.baton.ticket;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything somebody asked for is a ticket, from intake to closure.
 *
 * @param key readable key, such as {@code REQ-2026-000123}; also the business key of the ticket's process instance
 * @param version counts edits; the ETag of the record
 * @param kind REQUEST, INCIDENT, FAILED_CHANGE, SECURITY, IMPROVEMENT, FEEDBACK, REVIEW, PROBLEM, CHANGE or BREACH; decides the prefix of the key
 * @param fields what the catalogue item asked for, by field name; secret fields hold their encrypted form
 * @param nature hardware, software, access, network or service: the label that the requester reads
 * @param priority P1 to P5 as it counts now
 * @param computedPriority what {@code priority.dmn} says where somebody said otherwise by hand; null where nobody did
 * @param acceptance CONFIRMED, NO_RESPONSE or NOT_ASKED: what the requester said to the result
 * @param expectedAt when the requester may expect the solution
 * @param expectedBecause why then, or why it moved; a sentence that begins in lower case and follows "because"
 */
public record Ticket(
        String key,
        long version,
        String kind,
        TicketState state,
        String title,
        String description,
        String requester,
        String openedBy,
        @Nullable String itemId,
        @Nullable Integer itemVersion,
        Map<String, Object> fields,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String nature,
        @Nullable String service,
        @Nullable String ciId,
        Map<String, Object> ciContext,
        String impact,
        String urgency,
        @Nullable String priority,
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
        @Nullable Instant closedAt) {}
