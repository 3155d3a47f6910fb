package io.baton.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a ticket.
 *
 * @param kind REQUEST, INCIDENT, FAILED_CHANGE, SECURITY, IMPROVEMENT, FEEDBACK, REVIEW, PROBLEM, CHANGE or BREACH
 * @param fields answers to the catalogue item's questions, already checked; secret ones already encrypted
 * @param impact HIGH, MEDIUM or LOW
 * @param urgency HIGH, MEDIUM or LOW
 */
public record OpenTicket(
        String kind,
        String title,
        String description,
        String requester,
        @Nullable String itemId,
        @Nullable Integer itemVersion,
        Map<String, Object> fields,
        @Nullable String service,
        @Nullable String ciId,
        String impact,
        String urgency) {}
