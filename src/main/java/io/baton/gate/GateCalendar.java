package io.baton.gate;

import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is closed for a service in an environment, and in which windows changes may go there. Decides nothing. */
@Repository
class GateCalendar {

    /** So much of it is read at most. */
    static final int MOST = 500;

    /** The window of a change. */
    record Window(String change, String state, Instant from, Instant until) {}

    private final JdbcClient jdbc;

    GateCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Times that touch the span, by their beginning. */
    List<Facts.Closed> closed(String service, String environment, Instant from, Instant until) {
        return jdbc.sql("""
                        select id, kind, title, starts_at, ends_at from closed_time
                         where ends_at > ? and starts_at < ? and (environment is null or environment = ?)
                           and (service is null or service = ?)
                         order by starts_at, id fetch first 500 rows only
                        """)
                .params(Timestamps.column(from), Timestamps.column(until), environment, service)
                .query((row, number) -> new Facts.Closed(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("title"),
                        Timestamps.read(row, "starts_at"),
                        Timestamps.read(row, "ends_at")))
                .list();
    }

    List<Window> windows(String service, String environment, Instant from, Instant until) {
        return jdbc.sql("""
                        select change_key, state, opens_at, closes_at from gate_permit
                         where service = ? and environment = ?
                           and state in ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'IMPLEMENTING')
                           and closes_at > ? and opens_at < ?
                         order by opens_at, change_key fetch first 500 rows only
                        """)
                .params(service, environment, Timestamps.column(from), Timestamps.column(until))
                .query((row, number) -> new Window(
                        row.getString("change_key"),
                        row.getString("state"),
                        Timestamps.read(row, "opens_at"),
                        Timestamps.read(row, "closes_at")))
                .list();
    }
}
