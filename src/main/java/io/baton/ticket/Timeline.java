package io.baton.ticket;

import io.baton.audit.CurrentActor;
import io.baton.platform.Json;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The story of each ticket, line by line, in the order in which it happened. */
@Component
class Timeline {

    private static final int LONGEST = 4000;

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    Timeline(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void add(String key, String kind, String text, boolean internal, Map<String, Object> details) {
        db.sql(
                        "insert into ticket_timeline (ticket_key, at, kind, actor, entry, internal, details) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key,
                        Timestamps.column(clock.instant()),
                        kind,
                        CurrentActor.get().id(),
                        text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text,
                        internal,
                        json.write(details))
                .update();
    }

    Page<TimelineEntry> of(String key, boolean withInternal, int page, int size) {
        var offset = Page.offset(page, size);
        var filter = " from ticket_timeline where ticket_key = :key" + (withInternal ? "" : " and internal = false");
        long total = db.sql("select count(*)" + filter)
                .param("key", key)
                .query(Long.class)
                .single();
        var entries = db.sql("select *" + filter + " order by position offset " + offset + " rows fetch next " + size
                        + " rows only")
                .param("key", key)
                .query((row, n) -> new TimelineEntry(
                        row.getLong("position"),
                        row.getString("ticket_key"),
                        Timestamps.read(row, "at"),
                        row.getString("kind"),
                        row.getString("actor"),
                        row.getString("entry"),
                        row.getBoolean("internal"),
                        json.readMap(row.getString("details"))))
                .list();
        return new Page<>(entries, total, page, size);
    }
}
