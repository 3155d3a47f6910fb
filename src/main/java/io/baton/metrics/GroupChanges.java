package io.baton.metrics;

import io.baton.platform.Timestamps;
import io.baton.ticket.RoutedWork;
import io.baton.ticket.TicketChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers each time a ticket goes from one team to another. */
@Repository
class GroupChanges {

    /** @param rule the rule that had sent the ticket to the team it left; null when no rule did */
    record Change(
            String ticketKey,
            String from,
            String to,
            @Nullable String rule) {}

    private final JdbcClient db;
    private final RoutedWork routed;
    private final Clock clock;

    GroupChanges(JdbcClient db, RoutedWork routed, Clock clock) {
        this.db = db;
        this.routed = routed;
        this.clock = clock;
    }

    @EventListener
    void changed(TicketChanged news) {
        if (news.change().equals("RECORD_CHANGED")
                && news.facts().get("assignedGroup") instanceof Map<?, ?> move
                && move.get("from") instanceof String from
                && move.get("to") instanceof String to) {
            add(news.ticket().key(), from, to);
        }
    }

    private void add(String ticketKey, String from, String to) {
        var rule =
                routed.whichSentTo(from, ticketKey).map(RoutedWork.Route::rule).orElse(null);
        db.sql("insert into group_change (ticket_key, at, from_group, to_group, rule_id) values (?, ?, ?, ?, ?)")
                .params(ticketKey, Timestamps.column(clock.instant()), from, to, rule)
                .update();
    }

    List<Change> between(Instant from, Instant to) {
        return db.sql("select ticket_key, from_group, to_group, rule_id from group_change"
                        + " where at >= ? and at < ? order by id")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> new Change(
                        row.getString("ticket_key"),
                        row.getString("from_group"),
                        row.getString("to_group"),
                        row.getString("rule_id")))
                .list();
    }
}
