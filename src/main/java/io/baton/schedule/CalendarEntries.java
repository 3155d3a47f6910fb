package io.baton.schedule;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of entries of the change calendar. */
@Component
class CalendarEntries {

    private static final String ENDED = "('RELEASED', 'CANCELLED')";

    private final JdbcClient db;

    CalendarEntries(JdbcClient db) {
        this.db = db;
    }

    void add(CalendarEntry entry, Instant now) {
        db.sql("""
                        insert into calendar_entry (id, version, kind, state, title, reason, owner, zone_id, starts_local,
                            ends_local, rrule, exdates, first_start, last_end, drafted_by, drafted_at, changed_by, changed_at)
                        values (:id, 0, :kind, :state, :title, :reason, :owner, :zone, :from, :until, :rule, :except, :first,
                            :last, :by, :now, :by, :now)
                        """)
                .params(content(entry))
                .param("by", entry.draftedBy())
                .param("now", Timestamps.column(now))
                .update();
        addScopes(entry);
    }

    /** @throws Refusal 412 when somebody else was faster */
    void change(CalendarEntry entry, Instant now) {
        var changed = db.sql("""
                        update calendar_entry set version = version + 1, kind = :kind, state = :state, title = :title,
                            reason = :reason, owner = :owner, zone_id = :zone, starts_local = :from, ends_local = :until,
                            rrule = :rule, exdates = :except, first_start = :first, last_end = :last, changed_by = :by,
                            changed_at = :now
                        where id = :id and version = :version
                        """)
                .params(content(entry))
                .param("by", entry.changedBy())
                .param("now", Timestamps.column(now))
                .param("version", entry.version())
                .update();
        if (changed == 0) {
            throw Refusal.stale("Entry " + entry.id() + " of the calendar");
        }
        db.sql("delete from calendar_scope where entry_id = ?")
                .param(entry.id())
                .update();
        addScopes(entry);
    }

    private static Map<String, @Nullable Object> content(CalendarEntry entry) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("id", entry.id());
        content.put("kind", entry.kind().name());
        content.put("state", entry.state().name());
        content.put("title", entry.title());
        content.put("reason", entry.reason());
        content.put("owner", entry.owner());
        content.put("zone", entry.zone());
        content.put("from", entry.from());
        content.put("until", entry.until());
        content.put("rule", entry.rule());
        content.put(
                "except",
                String.join(
                        ",", entry.except().stream().map(LocalDate::toString).toList()));
        content.put("first", Timestamps.column(entry.firstStart()));
        content.put("last", Timestamps.nullableColumn(entry.lastEnd()));
        return content;
    }

    private void addScopes(CalendarEntry entry) {
        for (int i = 0; i < entry.scopes().size(); i++) {
            var scope = entry.scopes().get(i);
            db.sql("insert into calendar_scope (entry_id, position, service, environment, region, item)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(entry.id(), i, scope.service(), scope.environment(), scope.region(), scope.item())
                    .update();
        }
    }

    /** Moves it on from a state; false where it is in another one by now, or was changed. */
    boolean move(CalendarEntry entry, EntryState to) {
        return db.sql(
                                "update calendar_entry set state = ?, version = version + 1 where id = ? and version = ? and state = ?")
                        .params(
                                to.name(),
                                entry.id(),
                                entry.version(),
                                entry.state().name())
                        .update()
                == 1;
    }

    void agreed(String id, String by, Instant now) {
        db.sql("update calendar_entry set agreed_by = ?, agreed_at = ? where id = ?")
                .params(by, Timestamps.column(now), id)
                .update();
    }

    void ended(String id, String by, Instant now, String because) {
        db.sql(
                        "update calendar_entry set ended_by = ?, ended_at = ?, ended_because = ?, filled_until = null where id = ?")
                .params(by, Timestamps.column(now), because, id)
                .update();
    }

    Optional<CalendarEntry> find(String id) {
        return withScopes(db.sql("select * from calendar_entry where id = ?")
                        .param(id)
                        .query(CalendarEntries::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** @throws Refusal 404 */
    CalendarEntry require(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Entry " + id + " of the calendar"));
    }

    /** The same, kept for the caller until its transaction ends. */
    CalendarEntry lock(String id) {
        db.sql("update calendar_entry set version = version where id = ?")
                .param(id)
                .update();
        return require(id);
    }

    /** Those that are not over by hand and may touch the time, drafts included. */
    List<CalendarEntry> touching(Instant from, Instant until) {
        return withScopes(
                db.sql("select * from calendar_entry where (last_end > ? or last_end is null) and first_start < ?"
                                + " and state not in " + ENDED + " order by first_start, id")
                        .params(Timestamps.column(from), Timestamps.column(until))
                        .query(CalendarEntries::row)
                        .list());
    }

    private List<CalendarEntry> withScopes(List<CalendarEntry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        var scopes = scopes(entries.stream().map(CalendarEntry::id).toList());
        return entries.stream()
                .map(entry -> withScopes(entry, scopes.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private record ScopeRow(
            String entryId,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String region,
            @Nullable String item) {}

    private Map<String, List<EntryScope>> scopes(Collection<String> ids) {
        return db
                .sql("select * from calendar_scope where entry_id in (:ids) order by entry_id, position")
                .param("ids", ids)
                .query(ScopeRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ScopeRow::entryId,
                        Collectors.mapping(
                                row -> new EntryScope(row.service(), row.environment(), row.region(), row.item()),
                                Collectors.toList())));
    }

    private static CalendarEntry withScopes(CalendarEntry e, List<EntryScope> scopes) {
        return new CalendarEntry(
                e.id(),
                e.version(),
                e.kind(),
                e.state(),
                e.title(),
                e.reason(),
                e.owner(),
                e.zone(),
                e.from(),
                e.until(),
                e.rule(),
                e.except(),
                scopes,
                e.firstStart(),
                e.lastEnd(),
                e.draftedBy(),
                e.changedBy(),
                e.agreedBy(),
                e.agreedAt(),
                e.endedAt(),
                e.endedBecause());
    }

    private static CalendarEntry row(ResultSet row, int number) throws SQLException {
        var except = Objects.requireNonNullElse(row.getString("exdates"), "");
        return new CalendarEntry(
                row.getString("id"),
                row.getLong("version"),
                EntryKind.valueOf(row.getString("kind")),
                EntryState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("reason"),
                row.getString("owner"),
                row.getString("zone_id"),
                row.getString("starts_local"),
                row.getString("ends_local"),
                row.getString("rrule"),
                except.isEmpty()
                        ? List.of()
                        : Arrays.stream(except.split(",")).map(LocalDate::parse).toList(),
                List.of(),
                Timestamps.read(row, "first_start"),
                Timestamps.readNullable(row, "last_end"),
                row.getString("drafted_by"),
                row.getString("changed_by"),
                row.getString("agreed_by"),
                Timestamps.readNullable(row, "agreed_at"),
                Timestamps.readNullable(row, "ended_at"),
                row.getString("ended_because"));
    }
}
