package io.baton.people.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.people.Rotas.OnCallShift;
import io.baton.people.Rotas.Plan;
import io.baton.people.Rotas.Quality;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFeedTests {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void writesOneEventForEachWholeShift() {
        var feed = feed("Bela, Novak; \"the\" other");

        assertThat(feed.lines())
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VCALENDAR")
                .contains(
                        "UID:sre-20260302T200000Z-b@baton",
                        "DTSTART:20260302T200000Z",
                        "DTEND:20260303T080000Z",
                        "SUMMARY:On call sre: Bela\\, Novak\\; \"the\" other");
        assertThat(feed.lines().filter("BEGIN:VEVENT"::equals)).hasSize(1);
        assertThat(feed).contains("\r\n").doesNotContain("\r\n\r\n");
    }

    @Test
    void foldsLinesThatAreTooLongWithoutCuttingASign() {
        var name = "Ångström-Øåß ".repeat(12).strip();
        var feed = feed(name);

        assertThat(feed.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(feed.replace("\r\n ", "")).contains("SUMMARY:On call sre: " + name);
    }

    private static String feed(String name) {
        var shifts = List.of(shift("a", 0), shift("b", 12));
        var plan = new Plan(
                "sre", ZoneOffset.UTC, "ALWAYS", shifts, List.of(), List.of(), new Quality(100, 100, 100, List.of()));
        return CalendarFeed.of(plan, id -> name, START);
    }

    private static OnCallShift shift(String person, int hours) {
        var from = START.plus(Duration.ofHours(hours));
        return new OnCallShift(person, "Days", from, from.plus(Duration.ofHours(12)));
    }
}
