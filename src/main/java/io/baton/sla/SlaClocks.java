package io.baton.sla;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of clocks and that of their segments. */
@Repository
class SlaClocks {

    private final JdbcClient db;

    SlaClocks(JdbcClient db) {
        this.db = db;
    }

    Optional<SlaClock> find(String id) {
        return db.sql("select * from sla_clock where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The same, holding the row until the transaction ends. */
    Optional<SlaClock> findForUpdate(String id) {
        return db.sql("select * from sla_clock where id = ? for update")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Every clock of a ticket, in the order in which they began. */
    List<SlaClock> of(String ticketKey) {
        return db.sql("select * from sla_clock where ticket_key = ? order by opened_at, id")
                .param(ticketKey)
                .query(this::read)
                .list();
    }

    /** Those that are not over, locked. */
    List<SlaClock> openForUpdate(String ticketKey) {
        return db.sql("select * from sla_clock where ticket_key = ? and mode <> 'ENDED' order by id for update")
                .param(ticketKey)
                .query(this::read)
                .list();
    }

    /** Clocks whose next threshold passed before {@code limit} and that nobody took care of since {@code healed}. */
    List<String> overdue(Instant limit, Instant healed, int most) {
        return db.sql("select id from sla_clock where next_at < :limit and (healed_at is null or healed_at < :healed)"
                        + " order by next_at fetch first " + most + " rows only")
                .param("limit", Timestamps.column(limit))
                .param("healed", Timestamps.column(healed))
                .query(String.class)
                .list();
    }

    /** Open clocks that follow an older version of a calendar than this. */
    List<String> outdated(String calendar, int version, int most) {
        return db.sql("select id from sla_clock where calendar_id = ? and ended_at is null and calendar_version < ?"
                        + " order by calendar_version, id fetch first " + most + " rows only")
                .params(calendar, version)
                .query(String.class)
                .list();
    }

    /** Keys of tickets with open clocks of these kinds that come after a key, in their order. */
    List<String> ticketsWithOpen(Set<ClockKind> kinds, String after, int most) {
        return db.sql("select distinct ticket_key from sla_clock where ended_at is null and kind in (:kinds)"
                        + " and ticket_key > :after order by ticket_key fetch first " + most + " rows only")
                .param("kinds", names(kinds))
                .param("after", after)
                .query(String.class)
                .list();
    }

    /** The same from one key to another. */
    List<String> ticketsWithOpen(Set<ClockKind> kinds, String first, String last) {
        return db.sql("select distinct ticket_key from sla_clock where ended_at is null and kind in (:kinds)"
                        + " and ticket_key between :first and :last order by ticket_key")
                .param("kinds", names(kinds))
                .param("first", first)
                .param("last", last)
                .query(String.class)
                .list();
    }

    private static List<String> names(Set<ClockKind> kinds) {
        return kinds.stream().map(Enum::name).toList();
    }

    void healed(String id, Instant at) {
        db.sql("update sla_clock set healed_at = :at, planned_at = :at, planned_because = 'RECONCILED' where id = :id")
                .param("at", Timestamps.column(at))
                .param("id", id)
                .update();
    }

    void watchedBy(String id, @Nullable String watch) {
        db.sql("update sla_clock set watch_id = :watch where id = :id")
                .param("watch", watch)
                .param("id", id)
                .update();
    }

    void add(SlaClock clock) {
        bind(db.sql("""
                        insert into sla_clock (id, ticket_key, kind, team, mode, opened_at, ended_at, record_kind,
                            service, priority, target_ms, elapsed_ms, calendar_id, calendar_version, due_at,
                            next_percent, next_at, breached, planned_because, planned_at)
                        values (:id, :ticket, :kind, :team, :mode, :opened, :ended, :recordKind, :service, :priority,
                            :target, :elapsed, :calendar, :calendarVersion, :due, :percent, :next, :breached,
                            :because, :planned)
                        """), clock)
                .param("ticket", clock.ticketKey())
                .param("kind", clock.kind().name())
                .param("team", clock.team())
                .param("opened", Timestamps.column(clock.openedAt()))
                .param("recordKind", clock.recordKind())
                .update();
    }

    void update(SlaClock clock) {
        bind(db.sql("""
                        update sla_clock set mode = :mode, ended_at = :ended, service = :service,
                            priority = :priority, target_ms = :target, elapsed_ms = :elapsed, calendar_id = :calendar,
                            calendar_version = :calendarVersion, due_at = :due, next_percent = :percent,
                            next_at = :next, breached = :breached, planned_because = :because, planned_at = :planned
                        where id = :id
                        """), clock).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, SlaClock clock) {
        var target = clock.target();
        return statement
                .param("id", clock.id())
                .param("mode", clock.mode().name())
                .param("ended", Timestamps.nullableColumn(clock.endedAt()))
                .param("service", clock.service())
                .param("priority", clock.priority())
                .param("target", target == null ? null : target.toMillis())
                .param("elapsed", clock.elapsed().toMillis())
                .param("calendar", clock.calendarId())
                .param("calendarVersion", clock.calendarVersion())
                .param("due", Timestamps.nullableColumn(clock.dueAt()))
                .param("percent", clock.nextPercent())
                .param("next", Timestamps.nullableColumn(clock.nextAt()))
                .param("breached", clock.breached())
                .param("because", clock.plannedBecause())
                .param("planned", Timestamps.column(clock.plannedAt()));
    }

    private SlaClock read(ResultSet row, int number) throws SQLException {
        return new SlaClock(
                row.getString("id"),
                row.getString("ticket_key"),
                ClockKind.valueOf(row.getString("kind")),
                row.getString("team"),
                ClockMode.valueOf(row.getString("mode")),
                Timestamps.read(row, "opened_at"),
                Timestamps.readNullable(row, "ended_at"),
                row.getString("record_kind"),
                row.getString("service"),
                row.getString("priority"),
                duration(row, "target_ms"),
                Objects.requireNonNull(duration(row, "elapsed_ms")),
                row.getString("calendar_id"),
                row.getInt("calendar_version"),
                Timestamps.readNullable(row, "due_at"),
                row.getObject("next_percent", Integer.class),
                Timestamps.readNullable(row, "next_at"),
                row.getBoolean("breached"),
                row.getString("planned_because"),
                Timestamps.read(row, "planned_at"),
                row.getString("watch_id"));
    }

    static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        var millis = row.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
