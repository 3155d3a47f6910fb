package io.baton.ticket;

import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mandatory steps of runbooks that somebody left out, and why; the conformance report reads them. */
@Component
public class RunbookDeviations {

    /**
     * @param taskKey fulfilment task, such as REQ-2026-000123-T1
     * @param steps what was left out, as the runbook words it
     * @param note why, in the words of {@code person}
     */
    public record Deviation(
            String ticketKey,
            @Nullable String taskKey,
            @Nullable String taskKind,
            String taskTitle,
            String steps,
            String note,
            String person,
            Instant at) {}

    private final JdbcClient db;
    private final Clock clock;

    RunbookDeviations(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Puts one on record, at this moment. */
    public void add(
            String ticketKey,
            @Nullable String taskKey,
            @Nullable String taskKind,
            String taskTitle,
            String steps,
            String note,
            String person) {
        db.sql("""
                        insert into runbook_deviation (deviation_id, ticket_key, task_key, task_kind, task_title, steps,
                            note, person, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Ids.next(),
                        ticketKey,
                        taskKey,
                        taskKind,
                        taskTitle,
                        steps,
                        note,
                        person,
                        Timestamps.column(clock.instant()))
                .update();
    }

    /** Those from {@code from} on and before {@code to}, oldest first. */
    public List<Deviation> between(Instant from, Instant to) {
        return db.sql("select * from runbook_deviation where at >= ? and at < ? order by at, deviation_id")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> new Deviation(
                        row.getString("ticket_key"),
                        row.getString("task_key"),
                        row.getString("task_kind"),
                        row.getString("task_title"),
                        row.getString("steps"),
                        row.getString("note"),
                        row.getString("person"),
                        Timestamps.read(row, "at")))
                .list();
    }
}
