package io.baton.ticket.repair;

import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Automatic steps that stand still now and wait for a person's decision. */
@Component
public class StandingRepairs {

    private static final int SHOWN = 200;

    private final JdbcClient db;

    StandingRepairs(JdbcClient db) {
        this.db = db;
    }

    /**
     * One step that stands still.
     *
     * @param adapter id of the integration that failed; null when the failure was our own
     * @param since when the repair was opened
     */
    public record StandingRepair(
            String ticketKey, String stepName, @Nullable String adapter, Instant since) {}

    /** The longest standing first, 200 at most. */
    public List<StandingRepair> all() {
        return db.sql("""
                        select ticket_key, step_name, adapter, opened_at from step_repair where open_job is not null
                         order by opened_at, repair_id fetch next :shown rows only""")
                .param("shown", SHOWN)
                .query((row, number) -> new StandingRepair(
                        row.getString("ticket_key"),
                        row.getString("step_name"),
                        row.getString("adapter"),
                        Timestamps.read(row, "opened_at")))
                .list();
    }
}
