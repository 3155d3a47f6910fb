package io.baton.sla;

import io.baton.ticket.ServicePromises;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Promises as the clocks of the resolution have them. */
@Component
class ReckonedPromises implements ServicePromises {

    private final SlaClocks clocks;
    private final ClockBook book;
    private final JdbcClient db;

    ReckonedPromises(SlaClocks clocks, ClockBook book, JdbcClient db) {
        this.clocks = clocks;
        this.book = book;
        this.db = db;
    }

    @Override
    public Optional<Promised> of(String ticketKey, Instant at) {
        return clocks.of(ticketKey).stream()
                .filter(each -> each.kind() == ClockKind.RESOLUTION && !each.isOver() && each.target() != null)
                .findFirst()
                .flatMap(each -> reckoned(each, at));
    }

    private Optional<Promised> reckoned(SlaClock resolution, Instant at) {
        var history = book.history(resolution);
        var target = history.last().promise().target();
        return target == null
                ? Optional.empty()
                : Optional.of(new Promised(
                        target,
                        history.elapsed(at),
                        history.deadline().orElse(null),
                        history.calendar(history.last())));
    }

    @Override
    public List<Duration> took(String item, String calendar) {
        return db.sql("""
                        select c.elapsed_ms from ticket t
                            join sla_clock c on c.ticket_key = t.ticket_key and c.kind = 'RESOLUTION'
                        where t.item_id = :item and t.state = 'CLOSED' and c.calendar_id = :calendar
                            and coalesce(t.resolution_code, 'COMPLETED') in ('COMPLETED', 'WORKAROUND')
                        order by t.closed_at desc fetch first 50 rows only
                        """).param("item", item).param("calendar", calendar).query(Long.class).list().stream()
                .sorted()
                .map(Duration::ofMillis)
                .toList();
    }
}
