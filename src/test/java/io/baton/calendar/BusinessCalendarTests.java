package io.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.calendar.CalendarDefinition.Closure;
import io.baton.platform.Refusal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTests {

    private final BusinessCalendar office = CalendarSamples.businessHours();

    @Test
    void lunchIsNoWorkingTime() {
        assertThat(office.between(berlin("2026-11-23T11:00"), berlin("2026-11-23T14:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(office.plus(berlin("2026-11-23T11:00"), Duration.ofHours(2))).isEqualTo(berlin("2026-11-23T14:00"));
    }

    @Test
    void weekendsAndHolidaysAreNoWorkingTime() {
        // Thursday before the first of May 2026, which is a Friday
        assertThat(office.plus(berlin("2026-04-30T16:00"), Duration.ofHours(2))).isEqualTo(berlin("2026-05-04T09:00"));
        assertThat(office.daysOff(berlin("2026-04-30T16:00"), berlin("2026-05-04T09:00"), 10))
                .singleElement()
                .satisfies(off -> {
                    assertThat(off.day()).isEqualTo(LocalDate.of(2026, 5, 1));
                    assertThat(off.reason()).isNotBlank();
                });
    }

    @Test
    void holidaysAreThoseOfTheRegion() {
        var holidays = new PublicHolidays();

        assertThat(holidays.of("de-be", 2026)).containsKey(LocalDate.of(2026, 3, 8));
        assertThat(holidays.of("de-by", 2026)).doesNotContainKey(LocalDate.of(2026, 3, 8));
        assertThat(holidays.of("us", 2026)).containsKey(LocalDate.of(2026, 11, 26));
        assertThat(holidays.isKnown("de-be")).isTrue();
        assertThat(holidays.isKnown("de-xx")).isFalse();
        assertThat(holidays.isKnown("xx")).isFalse();
    }

    @Test
    void ownClosuresAreNoWorkingTime() {
        var closed = CalendarSamples.of(
                "UTC",
                Map.of("MONDAY", List.of("09:00-17:00"), "TUESDAY", List.of("09:00-17:00")),
                new Closure(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24), "Stocktaking"));

        assertThat(closed.plus(Instant.parse("2026-11-23T16:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
    }

    @Test
    void theLastMomentOfASlotIsStillInTime() {
        assertThat(office.plus(berlin("2026-11-20T15:00"), Duration.ofHours(2))).isEqualTo(berlin("2026-11-20T17:00"));
    }

    /** Peers that step by 86,400 seconds are an hour off from the change of the clock on. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T12:00, 2026-03-29T12:00, PT23H",
        "Europe/Berlin, 2026-10-24T12:00, 2026-10-25T12:00, PT25H",
        "America/New_York, 2026-03-07T12:00, 2026-03-08T12:00, PT23H",
        "America/New_York, 2026-10-31T12:00, 2026-11-01T12:00, PT25H",
        "Australia/Lord_Howe, 2026-04-04T12:00, 2026-04-05T12:00, PT24H30M",
        "Australia/Lord_Howe, 2026-10-03T12:00, 2026-10-04T12:00, PT23H30M",
        "America/Santiago, 2026-04-04T12:00, 2026-04-05T12:00, PT25H",
        "America/Santiago, 2026-09-05T12:00, 2026-09-06T12:00, PT23H",
        "Asia/Kolkata, 2026-03-28T12:00, 2026-03-29T12:00, PT24H"
    })
    void daysOnWhichClocksAreChangedHaveTheHoursTheyHave(
            String zone, LocalDateTime from, LocalDateTime to, Duration expected) {
        var always = CalendarSamples.daily(zone, "00:00-24:00");
        var start = from.atZone(ZoneId.of(zone)).toInstant();
        var end = to.atZone(ZoneId.of(zone)).toInstant();

        assertThat(always.between(start, end)).isEqualTo(expected);
        assertThat(always.plus(start, expected)).isEqualTo(end);
        assertThat(CalendarSamples.daily(zone, "09:00-17:00").between(start, end))
                .as("office hours do not notice")
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void slotsThatTouchInTheHourThatIsTwiceThereCountEachMomentOnce() {
        var split = CalendarSamples.daily("Europe/Berlin", "00:00-02:30", "02:30-24:00");
        var whole = CalendarSamples.daily("Europe/Berlin", "00:00-24:00");
        var from = berlin("2026-10-24T23:00");
        var to = berlin("2026-10-25T09:00");

        assertThat(split.between(from, to)).isEqualTo(whole.between(from, to)).isEqualTo(Duration.ofHours(11));
    }

    @Test
    void agreesWithCountingEachMinute() {
        var random = new SplittableRandom(20261122);
        for (int i = 0; i < 400; i++) {
            var changes = List.of("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-09-06");
            var around = LocalDate.parse(changes.get(random.nextInt(changes.size())));
            var calendar = CalendarSamples.any(random, around);
            var from = around.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(60L * random.nextInt(-2880, 1440));
            var to = from.plusSeconds(60L * random.nextInt(0, 5000));

            assertThat(calendar.between(from, to))
                    .as("%s to %s by %s", from, to, calendar.definition())
                    .isEqualTo(counted(calendar, from, to));
        }
    }

    @Test
    void addingIsTheInverseOfMeasuring() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            var calendar = i % 500 == 0 ? any(random) : last;
            last = calendar;
            var from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 365 * 86_400));
            var working = Duration.ofSeconds(random.nextInt(1, 400 * 3600));
            var due = calendar.plus(from, working);

            assertThat(calendar.between(from, due)).isEqualTo(working);
            assertThat(calendar.between(from, due.minusNanos(1))).isEqualTo(working.minusNanos(1));
        }
    }

    private BusinessCalendar last = office;

    private static BusinessCalendar any(SplittableRandom random) {
        return CalendarSamples.any(random, LocalDate.of(2027, 1, 1));
    }

    private static Duration counted(BusinessCalendar calendar, Instant from, Instant to) {
        long minutes = 0;
        for (var at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            var local = at.atZone(calendar.zone());
            var minute = local.getHour() * 60 + local.getMinute();
            var day = local.toLocalDate();
            var closed = Objects.requireNonNull(calendar.definition().closures()).stream()
                    .anyMatch(c -> !day.isBefore(c.from()) && !day.isAfter(c.to()));
            var slots = CalendarRules.week(calendar.definition()).getOrDefault(day.getDayOfWeek(), List.of());
            if (!closed && slots.stream().anyMatch(s -> s.from() <= minute && minute < s.to())) {
                minutes++;
            }
        }
        return Duration.ofMinutes(minutes);
    }

    @Test
    void refusesBadCalendarsWithThePlace() {
        refused("week.MONDAY[1]", "UTC", Map.of("MONDAY", List.of("08:00-12:00", "11:00-13:00")), null);
        refused("week.MONDAY[0]", "UTC", Map.of("MONDAY", List.of("12:00-08:00")), null);
        refused("week.MONDAY[0]", "UTC", Map.of("MONDAY", List.of("8-12")), null);
        refused("week.MONDAY[0]", "UTC", Map.of("MONDAY", List.of("08:00-25:00")), null);
        refused("week.FUNDAY", "UTC", Map.of("FUNDAY", List.of("08:00-12:00")), null);
        refused("week", "UTC", Map.of(), null);
        refused("week", "UTC", Map.of("MONDAY", List.of()), null);
        refused("zone", "Europe/Bonn", Map.of("MONDAY", List.of("08:00-12:00")), null);
        refused("holidays", "UTC", Map.of("MONDAY", List.of("08:00-12:00")), "de-zz");
    }

    private static void refused(String field, String zone, Map<String, List<String>> week, String holidays) {
        var rules = new CalendarRules(new PublicHolidays());

        assertThatThrownBy(() -> rules.check("sample", new CalendarDefinition("T", zone, week, holidays, List.of())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .containsExactly(field));
    }

    @Test
    void shippedCalendarsKeepTheRules() {
        var rules = new CalendarRules(new PublicHolidays());

        assertThat(ShippedCalendars.read()).containsKeys("24x7", "business-hours", "extended-hours");
        ShippedCalendars.read().forEach(rules::check);
        assertThat(CalendarRules.week(
                        Objects.requireNonNull(ShippedCalendars.read().get("business-hours"))))
                .containsKey(DayOfWeek.MONDAY);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
