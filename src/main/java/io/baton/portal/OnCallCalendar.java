package io.baton.portal;

import io.baton.people.Rotas.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cuts a plan into the days of a calendar sheet, in the zone in which the team thinks. */
final class OnCallCalendar {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int COLOURS = 6;

    /**
     * One day of the sheet.
     *
     * @param aside whether it belongs to another month
     */
    record Day(LocalDate date, String text, boolean today, boolean aside, List<Piece> pieces) {}

    /**
     * What happens on a day.
     *
     * @param style how it looks: a colour per person, {@code gap} or {@code conflict}
     */
    record Piece(String time, String text, String style, boolean own, Instant from) {}

    private final Plan plan;
    private final String reader;
    private final UnaryOperator<String> names;
    private final List<String> people;

    /** @param names finds the name of a person */
    OnCallCalendar(Plan plan, String reader, UnaryOperator<String> names) {
        this.plan = plan;
        this.reader = reader;
        this.names = names;
        this.people = plan.shifts().stream()
                .map(shift -> shift.person())
                .distinct()
                .sorted()
                .toList();
    }

    /** @param month of which the days are; any day of another one is aside */
    List<Day> days(LocalDate first, LocalDate afterLast, LocalDate month, LocalDate today) {
        return first.datesUntil(afterLast)
                .map(day -> new Day(
                        day,
                        DAY.format(day),
                        day.equals(today),
                        day.getMonth() != month.getMonth(),
                        pieces(start(day), start(day.plusDays(1)))))
                .toList();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(plan.zone()).toInstant();
    }

    private List<Piece> pieces(Instant from, Instant until) {
        var pieces = new ArrayList<Piece>();
        plan.shifts().stream()
                .filter(shift -> shift.from().isBefore(until) && from.isBefore(shift.until()))
                .forEach(shift -> pieces.add(new Piece(
                        time(shift.from(), shift.until(), from, until),
                        names.apply(shift.person()),
                        "who-" + people.indexOf(shift.person()) % COLOURS,
                        shift.person().equals(reader),
                        later(shift.from(), from))));
        plan.gaps().stream()
                .filter(gap -> gap.from().isBefore(until) && from.isBefore(gap.until()))
                .forEach(gap -> pieces.add(new Piece(
                        time(gap.from(), gap.until(), from, until), "Nobody", "gap", false, later(gap.from(), from))));
        var conflicts = plan.conflicts().stream()
                .filter(conflict -> conflict.from().isBefore(until) && from.isBefore(conflict.until()))
                .map(conflict -> new Piece(
                        time(conflict.from(), conflict.until(), from, until),
                        names.apply(conflict.person()) + " is away"
                                + (conflict.instead() == null
                                        ? ", nobody instead"
                                        : ", " + names.apply(conflict.instead()) + " instead"),
                        "conflict",
                        conflict.person().equals(reader),
                        later(conflict.from(), from)));
        return Stream.concat(pieces.stream(), conflicts)
                .sorted(Comparator.comparing(Piece::from)
                        .thenComparing(piece -> piece.style().equals("conflict")))
                .toList();
    }

    /** How much of a day it takes, in as few words as possible. */
    private String time(Instant from, Instant until, Instant dayStart, Instant dayEnd) {
        var begins = !from.isBefore(dayStart) && !from.equals(dayStart);
        var ends = until.isBefore(dayEnd);
        if (begins && ends) {
            return clock(from) + "-" + clock(until);
        }
        return begins ? "from " + clock(from) : ends ? "until " + clock(until) : "all day";
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(zone()));
    }

    private ZoneId zone() {
        return plan.zone();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
