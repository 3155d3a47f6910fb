package io.baton.portal;

import io.baton.schedule.CalendarSheet.Line;
import io.baton.schedule.EntryKind;
import io.baton.schedule.EntryState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts the lines of the change calendar into the days of a sheet. */
final class ChangeSheet {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** @param aside whether it belongs to another month */
    record Day(LocalDate date, String text, boolean today, boolean aside, List<Piece> pieces) {}

    /**
     * What is on a day.
     *
     * @param kind in words; the colour says nothing that these do not
     * @param path where more is told; null for a plan that has no page
     */
    record Piece(
            String kind,
            String title,
            String where,
            String time,
            String style,
            @Nullable String path) {}

    private final List<Line> lines;
    private final ZoneId zone;

    ChangeSheet(List<Line> lines, ZoneId zone) {
        this.lines = lines;
        this.zone = zone;
    }

    /** @param month of which the days are; any day of another one is aside */
    List<Day> days(LocalDate first, LocalDate afterLast, LocalDate month, LocalDate today) {
        return first.datesUntil(afterLast)
                .map(day -> new Day(
                        day, DAY.format(day), day.equals(today), day.getMonth() != month.getMonth(), pieces(day)))
                .toList();
    }

    private List<Piece> pieces(LocalDate day) {
        var from = day.atStartOfDay(zone).toInstant();
        var until = day.plusDays(1).atStartOfDay(zone).toInstant();
        return lines.stream()
                .filter(line -> line.from().isBefore(until) && from.isBefore(line.until()))
                .map(line -> piece(line, from, until))
                .toList();
    }

    private Piece piece(Line line, Instant from, Instant until) {
        return new Piece(
                kind(line),
                line.title(),
                line.where(),
                time(line, from, until),
                style(line),
                line.entry() == null ? planPath(line.id()) : "/portal/calendar/entries/" + line.id());
    }

    static String kind(Line line) {
        var entry = line.entry();
        if (entry == null) {
            return "Planned";
        }
        return entry.kind().words() + (entry.state() == EntryState.ENFORCED ? "" : ", not agreed yet");
    }

    /** The work of a ticket is told on the ticket's page. */
    private static @Nullable String planPath(String key) {
        return key.matches("[A-Z]{2,5}-\\d{4}-\\d{6}(-T\\d+)?")
                ? "/portal/tickets/" + key.replaceFirst("-T\\d+$", "")
                : null;
    }

    private static String style(Line line) {
        var entry = line.entry();
        if (entry == null) {
            return "who-1";
        }
        if (entry.state() != EntryState.ENFORCED) {
            return "draft";
        }
        return entry.kind().closes() ? "gap" : entry.kind() == EntryKind.PEAK ? "conflict" : "who-3";
    }

    /** How much of a day it takes, in as few words as possible. */
    private String time(Line line, Instant dayStart, Instant dayEnd) {
        var begins = line.from().isAfter(dayStart);
        var ends = line.until().isBefore(dayEnd);
        if (begins && ends) {
            return clock(line.from()) + "-" + clock(line.until());
        }
        return begins ? "from " + clock(line.from()) : ends ? "until " + clock(line.until()) : "all day";
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }
}
