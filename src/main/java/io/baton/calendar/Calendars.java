package io.baton.calendar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.calendar.CalendarVersions.Stored;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The business calendars there are. A changed one counts within two seconds; its former versions stay readable for ever. */
@Component
public class Calendars {

    private record Version(String id, int version) {}

    private final CalendarVersions versions;
    private final PublicHolidays holidays;

    /** Versions never change, and their sums are worth keeping. */
    private final Cache<Version, BusinessCalendar> known =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private final Cache<String, Integer> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build();

    Calendars(CalendarVersions versions, PublicHolidays holidays) {
        this.versions = versions;
        this.holidays = holidays;
    }

    public Optional<BusinessCalendar> find(String id) {
        var version = newest.getIfPresent(id);
        if (version == null) {
            var found = versions.newest(id).map(this::keep);
            found.ifPresent(calendar -> newest.put(id, calendar.version()));
            return found;
        }
        return Optional.of(version(id, version));
    }

    /** @throws Refusal 404 */
    public BusinessCalendar require(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Calendar " + id));
    }

    /** @throws Refusal 404 */
    public BusinessCalendar version(String id, int version) {
        var calendar = known.getIfPresent(new Version(id, version));
        return calendar != null
                ? calendar
                : versions.find(id, version)
                        .map(this::keep)
                        .orElseThrow(() -> Refusal.notFound("Version " + version + " of calendar " + id));
    }

    /** All of them in their newest version, by id. */
    public List<BusinessCalendar> all() {
        return versions.newest().stream().map(this::keep).toList();
    }

    void forget(String id) {
        newest.invalidate(id);
    }

    private BusinessCalendar keep(Stored stored) {
        return known.get(new Version(stored.id(), stored.version()), version -> {
            var region = stored.definition().holidays();
            return new BusinessCalendar(
                    stored.id(),
                    stored.version(),
                    stored.definition(),
                    year -> region == null || region.isBlank() ? Map.of() : holidays.of(region, year));
        });
    }
}
