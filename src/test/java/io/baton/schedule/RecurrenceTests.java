package io.baton.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.platform.Refusal.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrenceTests {

    private static final Span YEAR = span("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    @Test
    void weeklyWindowsKeepTheirHourWhenTheClocksChange() {
        var windows = read("2026-03-22T04:00", "2026-03-22T06:00", "FREQ=WEEKLY;COUNT=3")
                .in(YEAR);

        assertThat(windows)
                .containsExactly(
                        span("2026-03-22T03:00:00Z", "2026-03-22T05:00:00Z"),
                        span("2026-03-29T02:00:00Z", "2026-03-29T04:00:00Z"),
                        span("2026-04-05T02:00:00Z", "2026-04-05T04:00:00Z"));
    }

    @Test
    void anHourThatIsLeftOutInSpringIsNoPartOfIt() {
        var windows = read("2026-03-28T02:30", "2026-03-28T04:00", "FREQ=DAILY;COUNT=2")
                .in(YEAR);
        var within = read("2026-03-28T02:15", "2026-03-28T02:45", "FREQ=DAILY;COUNT=3")
                .in(YEAR);

        assertThat(windows).last().isEqualTo(span("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(within)
                .containsExactly(
                        span("2026-03-28T01:15:00Z", "2026-03-28T01:45:00Z"),
                        span("2026-03-30T00:15:00Z", "2026-03-30T00:45:00Z"));
    }

    @Test
    void anHourThatComesTwiceInAutumnIsPartOfItTwice() {
        var windows = read("2026-10-24T02:00", "2026-10-24T03:00", "FREQ=DAILY;COUNT=2")
                .in(YEAR);
        var half = read("2026-10-25T01:00", "2026-10-25T02:30", null).in(YEAR);

        assertThat(windows).last().isEqualTo(span("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));
        assertThat(half).containsExactly(span("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z"));
    }

    @Test
    void daysThatAreExceptedAreLeftOut() {
        var windows = read("2026-11-22T20:00", "2026-11-22T23:00", "FREQ=WEEKLY;BYDAY=SU", "2026-11-29")
                .in(span("2026-11-22T00:00:00Z", "2026-12-07T00:00:00Z"));

        assertThat(windows)
                .extracting(Span::from)
                .containsExactly(Instant.parse("2026-11-22T19:00:00Z"), Instant.parse("2026-12-06T19:00:00Z"));
    }

    @Test
    void untilMayBeADayATimeOnTheWallOrAMoment() {
        assertThat(read("2026-01-01T23:00", "2026-01-01T23:30", "FREQ=DAILY;UNTIL=20260103T215959Z")
                        .in(YEAR))
                .hasSize(2);
        assertThat(read("2026-01-01T23:00", "2026-01-01T23:30", "FREQ=DAILY;UNTIL=20260103T220000Z")
                        .in(YEAR))
                .hasSize(3);
    }

    @Test
    void theEndOfTheLastOneIsKnownUnlessItGoesOnForEver() {
        assertThat(read("2026-01-05T20:00", "2026-01-05T22:00", "FREQ=WEEKLY;COUNT=2")
                        .lastEnd())
                .isEqualTo("2026-01-12T21:00:00Z");
        assertThat(read("2026-01-05T20:00", "2026-01-05T22:00", "FREQ=WEEKLY").lastEnd())
                .isNull();
        assertThat(read("2026-12-18T18:00", "2027-01-04T06:00", null).lastEnd()).isEqualTo("2027-01-04T05:00:00Z");
    }

    @Test
    void askingLateFindsTheSameAsAskingFromTheBeginning() {
        for (var rule : List.of(
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=WEEKLY;COUNT=200")) {
            var recurrence = read("2024-01-05T22:00", "2024-01-06T02:00", rule);
            var all = recurrence.in(span("2024-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
            var asked = span("2026-03-26T23:30:00Z", "2026-04-30T23:30:00Z");

            assertThat(recurrence.in(asked))
                    .as(rule)
                    .isNotEmpty()
                    .isEqualTo(all.stream().filter(asked::overlaps).toList());
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("until", draft("FREEZE", "2026-12-20T18:00", "2026-12-20T18:00", "UTC", null)),
                Arguments.of("until", draft("FREEZE", "2026-12-20T18:00", "2028-12-20T18:00", "UTC", null)),
                Arguments.of("from", draft("FREEZE", "20 December", "2026-12-20T18:00", "UTC", null)),
                Arguments.of("from", draft("FREEZE", null, "2026-12-20T18:00", "UTC", null)),
                Arguments.of("from", draft("FREEZE", "1026-12-20T18:00", "2026-12-20T18:00", "UTC", null)),
                Arguments.of("zone", draft("FREEZE", "2026-12-20T18:00", "2026-12-20T19:00", "Berlin", null)),
                Arguments.of("zone", draft("FREEZE", "2026-12-20T18:00", "2026-12-20T19:00", null, null)),
                Arguments.of("rule", draft("PEAK", "2026-12-20T18:00", "2026-12-20T19:00", "UTC", "every day")),
                Arguments.of("rule", draft("PEAK", "2026-12-20T18:00", "2026-12-20T19:00", "UTC", "FREQ=HOURLY")),
                Arguments.of(
                        "rule", draft("PEAK", "2026-12-20T18:00", "2026-12-20T19:00", "UTC", "FREQ=DAILY;BYHOUR=2")),
                Arguments.of("rule", draft("PEAK", "2026-12-20T18:00", "2026-12-22T19:00", "UTC", "FREQ=DAILY")),
                Arguments.of("rule", draft("FREEZE", "2026-12-20T18:00", "2026-12-20T19:00", "UTC", "FREQ=DAILY")),
                Arguments.of(
                        "rule",
                        draft(
                                "PEAK",
                                "2026-12-20T18:00",
                                "2026-12-20T19:00",
                                "UTC",
                                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
                Arguments.of(
                        "rule",
                        draft("PEAK", "2026-12-20T18:00", "2026-12-20T19:00", "UTC", "FREQ=DAILY;" + "X".repeat(300))),
                Arguments.of("until", draft("PEAK", "2026-03-29T02:15", "2026-03-29T02:45", "Europe/Berlin", null)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongIsToldByItsField(String field, EntryDraft draft) {
        var errors = new ArrayList<FieldError>();

        assertThat(RecurrenceReader.read(draft, errors)).isNull();
        assertThat(errors).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void yearlyFreezesMayGoOnForEver() {
        var yearly = read("2026-12-18T18:00", "2027-01-04T06:00", "FREQ=YEARLY");

        assertThat(yearly.in(span("2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z")))
                .hasSize(3);
        assertThat(Duration.between(yearly.firstStart(), yearly.in(YEAR).get(0).until()))
                .isEqualTo(Duration.ofHours(396));
    }

    private static EntryDraft draft(
            String kind, @Nullable String from, String until, @Nullable String zone, @Nullable String rule) {
        return new EntryDraft(kind, "Some time", "Because", null, from, until, zone, rule, null, null);
    }

    static Recurrence read(String from, String until, @Nullable String rule, String... except) {
        var errors = new ArrayList<FieldError>();
        var draft = new EntryDraft("FREEZE", "T", "R", null, from, until, "Europe/Berlin", rule, List.of(except), null);
        var read = RecurrenceReader.read(
                rule == null || rule.contains("COUNT") || rule.contains("UNTIL") || rule.contains("YEARLY")
                        ? draft
                        : new EntryDraft(
                                "PEAK", "T", "R", null, from, until, "Europe/Berlin", rule, List.of(except), null),
                errors);
        assertThat(errors).isEmpty();
        return read;
    }

    private static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }
}
