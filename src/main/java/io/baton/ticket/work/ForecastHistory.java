package io.baton.ticket.work;

import io.baton.platform.Timestamps;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long requests took so far. */
@Component
class ForecastHistory {

    private final JdbcClient db;

    ForecastHistory(JdbcClient db) {
        this.db = db;
    }

    /** Minutes from opening to closing of the latest 50 closed tickets for an item, shortest first. */
    List<Long> minutesFor(String item) {
        return db
                .sql("""
                        select created_at, closed_at from ticket
                        where item_id = ? and state = 'CLOSED' order by closed_at desc fetch first 50 rows only
                        """)
                .param(item)
                .query((row, n) -> Duration.between(
                                Timestamps.read(row, "created_at"), Timestamps.read(row, "closed_at"))
                        .toMinutes())
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
