package io.baton.ticket.work;

import io.baton.platform.Json;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans the work of a ticket, promises when it will be done, and writes down how it ended. */
@Component
class Planner {

    /** With fewer finished tickets for an item, its own figure is the better forecast. */
    private static final int ENOUGH_HISTORY = 5;

    private final FulfilmentTasks tasks;
    private final ForecastHistory history;
    private final TicketDesk desk;
    private final Json json;
    private final Clock clock;

    Planner(FulfilmentTasks tasks, ForecastHistory history, TicketDesk desk, Json json, Clock clock) {
        this.tasks = tasks;
        this.history = history;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /** @return how many tasks the plan has */
    @Transactional
    int register(String ticketKey, int round, String plan) {
        return tasks.register(ticketKey, round, json.readRows(plan));
    }

    FulfilmentTask task(String ticketKey, int round, int position) {
        return tasks.at(ticketKey, round, position);
    }

    /**
     * When the requester may expect the solution: the median of the latest 50 tickets for the same item if at least
     * five of them are done, else the hours the item names.
     *
     * @param expectedHours what the catalogue item promises
     */
    Instant forecast(String ticketKey, @Nullable String item, int expectedHours) {
        var durations = item == null ? List.<Long>of() : history.minutesFor(item);
        var took = durations.size() >= ENOUGH_HISTORY
                ? Duration.ofMinutes(durations.get(durations.size() / 2))
                : Duration.ofHours(expectedHours);
        var promised = desk.require(ticketKey).createdAt().plus(took);
        var earliest = clock.instant().plus(Duration.ofMinutes(15));
        return promised.isAfter(earliest) ? promised : earliest;
    }

    /** How a ticket ended. */
    record Resolution(
            String code,
            @Nullable String note,
            @Nullable String justification,
            @Nullable String acceptance) {}

    @Transactional
    void close(String ticketKey, Resolution resolution) {
        var outcome = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        outcome.put(TicketField.RESOLUTION_CODE, resolution.code());
        outcome.put(TicketField.RESOLUTION_NOTE, resolution.note());
        outcome.put(TicketField.JUSTIFICATION, resolution.justification());
        outcome.put(TicketField.ACCEPTANCE, resolution.acceptance());
        desk.record(ticketKey, outcome);
        var silent = "NO_RESPONSE".equals(resolution.acceptance()) ? ", no response from the requester" : "";
        desk.note(
                ticketKey,
                "STEP",
                "Resolution recorded: " + resolution.code() + silent,
                false,
                Map.of("code", resolution.code()));
    }
}
