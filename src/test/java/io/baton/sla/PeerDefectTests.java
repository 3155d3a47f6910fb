package io.baton.sla;

import static io.baton.calendar.CalendarSamples.aroundTheClock;
import static io.baton.calendar.CalendarSamples.businessHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.CalendarSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What other systems get wrong about clocks, told as stories, each with the right end. */
@Capability({"O5.2", "W5.3"})
class PeerDefectTests {

    private static final BusinessCalendar ALWAYS = aroundTheClock();
    private static final BusinessCalendar OFFICE = businessHours();

    /** A stopwatch that keeps a sum instead of its history leaves the old deadline here, and calls it kept. */
    @Test
    void p3WorkedThreeHoursPausedResumedRaisedToP1With15MinutesEndsBreached() {
        var p3 = promise(ALWAYS, "PT8H");
        var history = begun("2026-11-23T08:00:00Z", p3)
                .with(ClockMode.PAUSED, at("2026-11-23T11:00:00Z"), "HOLD", "", p3)
                .with(ClockMode.RUNNING, at("2026-11-23T11:30:00Z"), "RESUME", "", p3);
        var p1 = p3.of(Duration.ofMinutes(15));
        var raised = history.with(ClockMode.RUNNING, at("2026-11-23T11:30:30Z"), "PRIORITY_CHANGED", "", p1);
        var solved = raised.with(ClockMode.ENDED, at("2026-11-23T11:47:17Z"), "ENDED", "", p1);

        assertThat(raised.deadline()).as("a quarter of an hour after it began").contains(at("2026-11-23T08:15:00Z"));
        assertThat(solved.elapsed(at("2027-01-01T00:00:00Z"))).isEqualTo(Duration.parse("PT3H17M17S"));
        assertThat(solved.isBreached(at("2027-01-01T00:00:00Z"))).isTrue();
        assertThat(solved.overrun(at("2027-01-01T00:00:00Z"))).isEqualTo(Duration.parse("PT3H2M17S"));
        assertThat(solved.deadline()).contains(at("2026-11-23T08:15:00Z"));
    }

    /** Warnings at fixed distances from the deadline have no 48 minutes before it. */
    @Test
    void eightyPercentOfFourHoursIsFortyEightMinutesBeforeTheDeadline() {
        var history = begun("2026-11-23T08:00:00Z", promise(ALWAYS, "PT4H"));

        assertThat(history.threshold(80)).contains(at("2026-11-23T11:12:00Z"));
        assertThat(history.threshold(90)).contains(at("2026-11-23T11:36:00Z"));
        assertThat(history.deadline()).contains(at("2026-11-23T12:00:00Z"));
    }

    /** Days of 86,400 seconds are an hour off from the last Sunday of March on. */
    @Test
    void targetsAcrossTheChangeOfTheClockEndAtTheHourPeopleExpect() {
        var history = begun(berlin("2026-03-26T15:00"), promise(OFFICE, "PT24H"));

        assertThat(history.deadline()).contains(berlin("2026-03-31T15:00"));
    }

    /** 99.951 percent rounded to two places reads 100, and was called missed. */
    @Test
    void aSharePercentIsRoundedDownAndNothingIsMissedEarly() {
        var target = Duration.ofSeconds(100_000);
        var history = begun("2026-11-23T00:00:00Z", promise(ALWAYS, target.toString()));
        var almost = at("2026-11-23T00:00:00Z").plusSeconds(99_999);

        assertThat(ServiceLevels.percent(history.elapsed(almost), target)).isEqualTo(99);
        assertThat(ServiceLevels.percent(Duration.ofMillis(99_951_000), target)).isEqualTo(99);
        assertThat(history.isBreached(almost)).isFalse();
        assertThat(history.isBreached(almost.plusSeconds(1))).isFalse();
        assertThat(history.isBreached(almost.plusSeconds(1).plusMillis(1))).isTrue();
    }

    /** A percentage that a job samples every few days is days old; this one is reckoned when it is asked for. */
    @Test
    void theShareIsExactAtAnyMoment() {
        var history = begun("2026-11-23T00:00:00Z", promise(ALWAYS, "PT1000H"));

        assertThat(history.elapsed(at("2026-12-03T07:13:21.5Z"))).isEqualTo(Duration.parse("PT247H13M21.5S"));
    }

    /** Time measured for one group went on after another one had the ticket. */
    @Test
    void handedOverToAnotherGroupTheClockOfTheFirstOneIsOver() {
        var promise = promise(ALWAYS, "PT8H");
        var first = begun("2026-11-23T08:00:00Z", promise)
                .with(ClockMode.ENDED, at("2026-11-23T10:00:00Z"), "HANDED_OVER", "", promise);
        var second = ClockHistory.begun(
                ClockMode.RUNNING, at("2026-11-23T10:00:00Z"), "OPENED", promise, (id, version) -> ALWAYS);
        var now = at("2026-11-23T13:00:00Z");

        assertThat(first.running(now)).isEqualTo(Duration.ofHours(2));
        assertThat(second.running(now)).isEqualTo(Duration.ofHours(3));
        assertThat(second.deadline()).as("counts from when it got it").contains(at("2026-11-23T18:00:00Z"));
    }

    /** One slot a day cannot say that people eat. */
    @Test
    void lunchIsNotWorkingTime() {
        var history = begun(berlin("2026-11-23T11:30"), promise(OFFICE, "PT1H"));

        assertThat(history.deadline()).contains(berlin("2026-11-23T13:30"));
        assertThat(history.elapsed(berlin("2026-11-23T12:45"))).isEqualTo(Duration.ofMinutes(30));
    }

    /** Changing an agreement recalculated what was past, and made yesterday's figures wrong. */
    @Test
    void anotherCalendarCountsFromTheChangeOnAndWhatWasReckonedStays() {
        var office = promise(OFFICE, "PT16H");
        var friday = begun(berlin("2026-11-20T15:00"), office);
        var monday = berlin("2026-11-23T08:00");
        var changed = friday.with(ClockMode.RUNNING, monday, "CALENDAR_CHANGED", "", promise(ALWAYS, "PT16H"));

        assertThat(friday.elapsed(monday)).isEqualTo(Duration.ofHours(2));
        assertThat(changed.elapsed(monday)).as("the weekend stays free").isEqualTo(Duration.ofHours(2));
        assertThat(changed.deadline()).contains(monday.plus(Duration.ofHours(14)));
    }

    /** A pause that the condition of the start did not allow for cancelled the clock; ours rests in any state. */
    @Test
    void aClockMayRestBeforeAnybodyWorks() {
        var promise = promise(ALWAYS, "PT4H");
        var history = ClockHistory.begun(
                        ClockMode.PAUSED, at("2026-11-23T08:00:00Z"), "OPENED", promise, (id, version) -> ALWAYS)
                .with(ClockMode.RUNNING, at("2026-11-23T12:00:00Z"), "STATE_CHANGED", "", promise);

        assertThat(history.deadline()).contains(at("2026-11-23T16:00:00Z"));
    }

    /** A day as a block of 24 hours promised Saturday; a working day is what the calendar calls one. */
    @Test
    void aWorkingDayIsNotTwentyFourHours() {
        assertThat(begun(berlin("2026-11-20T10:00"), promise(OFFICE, "PT8H")).deadline())
                .contains(berlin("2026-11-23T10:00"));
    }

    /** Minutes as the smallest unit lose up to one at each pause. */
    @Test
    void manyShortPausesLoseNothing() {
        var promise = promise(ALWAYS, "PT4H");
        var history = begun("2026-11-23T08:00:00Z", promise);
        var at = at("2026-11-23T08:00:00Z");
        for (int i = 0; i < 100; i++) {
            at = at.plusMillis(30_001);
            history = history.with(ClockMode.PAUSED, at, "HOLD", "", promise);
            at = at.plusMillis(7);
            history = history.with(ClockMode.RUNNING, at, "RESUME", "", promise);
        }

        assertThat(history.elapsed(at)).isEqualTo(Duration.ofMillis(3_000_100));
        assertThat(history.deadline()).contains(at("2026-11-23T12:00:00Z").plusMillis(700));
    }

    /** A zone of the server instead of the calendar. */
    @Test
    void workingTimeIsThatOfTheCalendarsZone() {
        var kolkata = CalendarSamples.daily("Asia/Kolkata", "09:00-17:00");

        assertThat(begun("2026-11-23T00:00:00Z", promise(kolkata, "PT1H"), kolkata)
                        .deadline())
                .contains(at("2026-11-23T04:30:00Z"));
    }

    /** Solved, reopened: the time while the result was there is not ours, the time before it still is. */
    @Test
    void reopenedTheClockRunsOnFromWhereItStopped() {
        var promise = promise(ALWAYS, "PT4H");
        var history = begun("2026-11-23T08:00:00Z", promise)
                .with(ClockMode.STOPPED, at("2026-11-23T11:00:00Z"), "STATE_CHANGED", "", promise)
                .with(ClockMode.RUNNING, at("2026-11-25T11:00:00Z"), "REOPENED", "", promise);

        assertThat(history.deadline()).contains(at("2026-11-25T12:00:00Z"));
    }

    @Test
    void theSameLifeUnderAnotherCalendarOrTarget() {
        var history = begun(berlin("2026-11-20T15:00"), promise(OFFICE, "PT4H"));

        assertThat(history.replayed(ALWAYS, null).deadline()).contains(berlin("2026-11-20T19:00"));
        assertThat(history.replayed(null, Duration.ofHours(2)).deadline()).contains(berlin("2026-11-20T17:00"));
        assertThat(history.deadline()).contains(berlin("2026-11-23T10:00"));
    }

    @Test
    void theExplanationTellsEachStepOfTheReckoning() {
        var promise = promise(OFFICE, "PT8H");
        var history = begun(berlin("2026-04-30T10:00"), promise)
                .with(ClockMode.PAUSED, berlin("2026-04-30T11:00"), "STATE_CHANGED", "Waiting for parts", promise)
                .with(ClockMode.RUNNING, berlin("2026-04-30T14:00"), "STATE_CHANGED", "", promise);
        var clock = new SlaClock(
                "id",
                "REQ-2026-000001",
                ClockKind.RESOLUTION,
                null,
                ClockMode.RUNNING,
                Instant.EPOCH,
                null,
                "REQUEST",
                null,
                "P3",
                Duration.ofHours(8),
                Duration.ZERO,
                "business-hours",
                1,
                null,
                null,
                null,
                false,
                "OPENED",
                Instant.EPOCH,
                null);

        var lines = new ArrayList<>(new SlaExplanation(clock, history, berlin("2026-04-30T15:00")).lines());

        assertThat(String.join("\n", lines))
                .contains("8 h of working time are promised, by rule Rule_P3 of sla-targets, version 4: One day.")
                .contains("10:00 (Europe/Berlin) to Thursday 30 April 2026, 11:00 (Europe/Berlin): 1 h of working time")
                .contains("the clock rests (state changed: Waiting for parts)")
                .contains("Nobody works on 2026-05-01: ")
                .endsWith("So 6 h are left, and the deadline is Monday 4 May 2026, 12:00 (Europe/Berlin).");
    }

    private static ClockHistory begun(String from, Promise promise) {
        return begun(at(from), promise);
    }

    private static ClockHistory begun(String from, Promise promise, BusinessCalendar calendar) {
        return ClockHistory.begun(ClockMode.RUNNING, at(from), "OPENED", promise, (id, version) -> calendar);
    }

    private static ClockHistory begun(Instant from, Promise promise) {
        return ClockHistory.begun(
                ClockMode.RUNNING, from, "OPENED", promise, (id, version) -> id.equals(ALWAYS.id()) ? ALWAYS : OFFICE);
    }

    private static Promise promise(BusinessCalendar calendar, String target) {
        return new Promise(
                Duration.parse(target),
                calendar.id(),
                1,
                calendar.zone().getId(),
                "sla-targets",
                4,
                "Rule_P3",
                "One day.");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
