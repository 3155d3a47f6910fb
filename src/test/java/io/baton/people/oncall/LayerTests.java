package io.baton.people.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Capability("W3.5")
class LayerTests {

    private static final Predicate<LocalDate> WEEKDAY =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    @Test
    void keepsATurnForAWeek() {
        var layer = layer("Europe/Berlin", "2026-01-05T20:00", "PT12H", "FREQ=DAILY", "WEEK", false);

        assertThat(people(layer, "2026-01-05T00:00:00Z", "2026-01-19T12:00:00Z"))
                .containsExactly("a", "a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "b");
    }

    @Test
    void handsOnAfterEveryShift() {
        var layer = layer("UTC", "2026-01-05T09:00", "PT8H", "FREQ=WEEKLY;BYDAY=MO,WE", "SHIFT", false);

        assertThat(people(layer, "2026-01-05T00:00:00Z", "2026-01-20T00:00:00Z"))
                .containsExactly("a", "b", "c", "a", "b");
    }

    @Test
    void countsNoTurnOnADayThatIsNoBusinessDay() {
        var layer = layer("UTC", "2026-01-05T09:00", "PT8H", "FREQ=DAILY", "SHIFT", true);

        // Monday to Friday, and who follows on Monday is the next one, not two further
        assertThat(people(layer, "2026-01-05T00:00:00Z", "2026-01-14T00:00:00Z"))
                .containsExactly("a", "b", "c", "a", "b", "c", "a");
    }

    @Test
    void beginsNoShiftAfterItsLastDay() {
        var layer = RotaReader.trusted(
                        "team", draft("UTC", "2026-01-05T09:00", "PT8H", "FREQ=DAILY", "SHIFT", false, "2026-01-06"))
                .layers()
                .get(0);

        assertThat(people(layer, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .containsExactly("a", "b");
    }

    /** Weeks in which the clocks go forward and back; days and nights of twelve hours leave no gap and do not overlap. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"})
    void coversEveryWeekOfTheYearWithoutAGapInEveryZone(String zone) {
        var days = layer(zone, "2026-01-01T08:00", "PT12H", "FREQ=DAILY", "WEEK", false);
        var nights = layer(zone, "2026-01-01T20:00", "PT12H", "FREQ=DAILY", "WEEK", false);
        var year = new Span(Instant.parse("2026-01-03T00:00:00Z"), Instant.parse("2027-01-03T00:00:00Z"));

        var offered = new java.util.ArrayList<>(days.watches(year, WEEKDAY));
        offered.addAll(nights.watches(year, WEEKDAY));
        var resolved = Resolution.resolve(offered, year);

        assertThat(Resolution.gaps(resolved, List.of(year))).isEmpty();
        assertThat(resolved).hasSizeBetween(729, 733);
        assertThat(offered)
                .allSatisfy(watch -> assertThat(
                                watch.until().atZone(ZoneId.of(zone)).getHour())
                        .isIn(8, 20));
    }

    private static List<String> people(Layer layer, String from, String until) {
        return layer.watches(new Span(Instant.parse(from), Instant.parse(until)), WEEKDAY).stream()
                .map(Watch::person)
                .toList();
    }

    private static Layer layer(
            String zone, String start, String length, String rule, String turn, boolean businessDays) {
        return RotaReader.trusted("team", draft(zone, start, length, rule, turn, businessDays, null))
                .layers()
                .get(0);
    }

    private static RotaDraft draft(
            String zone,
            String start,
            String length,
            String rule,
            String turn,
            boolean businessDays,
            @Nullable String until) {
        return new RotaDraft(
                zone,
                null,
                null,
                List.of(new RotaDraft.LayerDraft(
                        "Layer", 1, null, start, length, rule, List.of("a", "b", "c"), turn, businessDays, until)));
    }
}
