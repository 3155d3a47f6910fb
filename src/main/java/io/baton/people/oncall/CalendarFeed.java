package io.baton.people.oncall;

import io.baton.people.Rotas.OnCallShift;
import io.baton.people.Rotas.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a plan as an iCalendar file (RFC 5545), for everybody's own calendar. */
final class CalendarFeed {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 73;

    private CalendarFeed() {}

    /**
     * @param names finds the name of a person
     * @param now when it is written
     */
    static String of(Plan plan, UnaryOperator<String> names, Instant now) {
        var lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Baton//On call//EN",
                "X-WR-CALNAME:" + text("On call: " + plan.team())));
        // the first may be cut, and would be another event every day
        plan.shifts().stream().skip(1).forEach(shift -> lines.addAll(event(plan.team(), shift, names, now)));
        lines.add("END:VCALENDAR");
        var file = new StringBuilder();
        lines.forEach(line -> file.append(folded(line)).append("\r\n"));
        return file.toString();
    }

    private static List<String> event(String team, OnCallShift shift, UnaryOperator<String> names, Instant now) {
        var begins = TIME.format(shift.from());
        return List.of(
                "BEGIN:VEVENT",
                "UID:" + team + "-" + begins + "-" + shift.person() + "@baton",
                "DTSTAMP:" + TIME.format(now),
                "DTSTART:" + begins,
                "DTEND:" + TIME.format(shift.until()),
                "SUMMARY:" + text("On call " + team + ": " + names.apply(shift.person())),
                "DESCRIPTION:" + text(shift.layer()),
                "TRANSP:TRANSPARENT",
                "END:VEVENT");
    }

    private static String text(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** No line is longer than 75 octets; what follows begins with a space. */
    private static String folded(String line) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            var sign = Character.toString(line.codePointAt(at));
            int length = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(sign);
            octets += length;
        }
        return folded.toString();
    }
}
