package io.baton.ticket;

import java.util.Map;

/**
 * Something happened to a ticket; published inside the transaction that made it happen.
 *
 * @param change STARTED (directly, as a model), RECEIVED, STATE_CHANGED, TASK_CREATED, TASK_ASSIGNED, TASK_DONE, COMMENTED, FORECAST_CHANGED, REOPENED, ENDED
 * @param facts what the message needs beyond the ticket: {@code from}, {@code to}, {@code task}, {@code assignee},
 *     {@code group}, {@code comment}, {@code internal}, {@code expectedAt}, {@code reason}
 */
public record TicketChanged(Ticket ticket, String change, Map<String, Object> facts) {}
