package io.baton.ticket;

import java.util.Map;

/**
 * Something happened to a ticket; published inside the transaction that made it happen.
 *
 * @param change STARTED (directly, as a model), RECEIVED, STATE_CHANGED, TASK_CREATED, TASK_ASSIGNED, TASK_DONE, COMMENTED, FORECAST_CHANGED, REOPENED, ENDED,
 *     SURVEY_DUE, IMPROVEMENT_ENDED, FEEDBACK_OVERDUE, RECORD_CHANGED, ESCALATED, LINKED
 * @param facts what the message needs beyond the ticket: {@code from}, {@code to}, {@code task}, {@code assignee},
 *     {@code group}, {@code comment}, {@code internal}, {@code expectedAt}, {@code reason}, {@code author},
 *     {@code relation} and {@code other} of LINKED,
 *     {@code recipients} (ids of those whom the audience NAMED means);
 *     {@code path} leads somewhere else than to the ticket, {@code secretPath} says that the path is a key for the reader
 *     alone, {@code notBefore} is the instant from which the message may leave;
 *     of RECORD_CHANGED each changed field by its {@link TicketField#property() name}, as a map of {@code from} and
 *     {@code to} in which what is empty is missing
 */
public record TicketChanged(Ticket ticket, String change, Map<String, Object> facts) {}
