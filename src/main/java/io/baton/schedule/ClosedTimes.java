package io.baton.schedule;

import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down for the gate when nothing may be deployed, one row for each occurrence and scope, so far ahead as is set. */
@Component
class ClosedTimes {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(30);

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final CalendarEntries entries;
    private final RelatedItems inventory;
    private final ScheduleSettings settings;
    private final Clock clock;

    ClosedTimes(
            JdbcClient db,
            JdbcTemplate batches,
            CalendarEntries entries,
            RelatedItems inventory,
            ScheduleSettings settings,
            Clock clock) {
        this.db = db;
        this.batches = batches;
        this.entries = entries;
        this.inventory = inventory;
        this.settings = settings;
        this.clock = clock;
    }

    private record Place(@Nullable String service, @Nullable String environment) {}

    /** Writes down the times of an entry anew; what others closed stays closed. */
    void write(CalendarEntry entry) {
        remove(entry.id());
        var now = clock.instant();
        var horizon = now.plus(settings.horizon());
        var spans = RecurrenceReader.trusted(entry).in(new Span(now, horizon));
        var rows = new ArrayList<Object[]>();
        for (var place : places(entry.scopes())) {
            for (var span : spans) {
                rows.add(new Object[] {
                    Ids.next(),
                    entry.id(),
                    entry.kind().name(),
                    entry.title(),
                    place.service(),
                    place.environment(),
                    Timestamps.column(span.from()),
                    Timestamps.column(span.until())
                });
            }
        }
        batches.batchUpdate(
                "insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        var last = entry.lastEnd();
        var isWhole = last != null && !last.isAfter(horizon);
        db.sql("update calendar_entry set filled_until = ? where id = ?")
                .params(isWhole ? null : Timestamps.column(horizon), entry.id())
                .update();
    }

    void remove(String entryId) {
        db.sql("delete from closed_time where entry_id = ?").param(entryId).update();
    }

    /** Entries whose times are written down for less than a month short of the horizon. */
    List<String> due() {
        var soon = clock.instant().plus(settings.horizon()).minus(AHEAD);
        return db.sql("select id from calendar_entry where filled_until < ? order by filled_until, id")
                .param(Timestamps.column(soon))
                .query(String.class)
                .list();
    }

    /** Writes down what has come within the horizon since; whoever comes second finds it done. */
    @Transactional
    public void extend(String entryId) {
        var entry = entries.lock(entryId);
        if (entry.state() == EntryState.ENFORCED && due().contains(entryId)) {
            write(entry);
        }
    }

    /** What is long past. */
    @Transactional
    public void purge() {
        db.sql("delete from closed_time where ends_at < ?")
                .param(Timestamps.column(clock.instant().minus(KEPT)))
                .update();
    }

    /** The services that an entry closes; a null among them is all of them. */
    Set<@Nullable String> services(CalendarEntry entry) {
        var services = new LinkedHashSet<@Nullable String>();
        places(entry.scopes()).forEach(place -> services.add(place.service()));
        return services;
    }

    /** Pipelines name services and environments, so items and regions become the services that rely on them. */
    private Set<Place> places(Collection<EntryScope> scopes) {
        var places = new LinkedHashSet<Place>();
        for (var scope : scopes) {
            var item = scope.item();
            var region = scope.region();
            if (item == null && region == null) {
                places.add(new Place(scope.service(), scope.environment()));
                continue;
            }
            var closed = inventory.servicesOn(item != null ? Set.of(item) : inventory.inRegion(String.valueOf(region)));
            closed.stream()
                    .filter(service ->
                            scope.service() == null || scope.service().equals(service))
                    .sorted()
                    .forEach(service -> places.add(new Place(service, scope.environment())));
        }
        return places;
    }
}
