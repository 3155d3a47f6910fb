package io.baton.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes an iCalendar file (RFC 5545), for everybody's own calendar. */
public final class CalendarFile {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 73;

    /** @param uid stays the same for the same event in every file */
    public record Event(String uid, Instant from, Instant until, String summary, String description) {}

    private CalendarFile() {}

    /**
     * @param product what writes it, such as {@code On call}
     * @param name how calendars call it
     * @param now when it is written
     */
    public static String of(String product, String name, List<Event> events, Instant now) {
        var lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Baton//" + product + "//EN",
                "X-WR-CALNAME:" + text(name)));
        events.forEach(event -> lines.addAll(event(event, now)));
        lines.add("END:VCALENDAR");
        var file = new StringBuilder();
        lines.forEach(line -> file.append(folded(line)).append("\r\n"));
        return file.toString();
    }

    /** A time as it is written in such files and in the ids of events. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static List<String> event(Event event, Instant now) {
        return List.of(
                "BEGIN:VEVENT",
                "UID:" + event.uid(),
                "DTSTAMP:" + time(now),
                "DTSTART:" + time(event.from()),
                "DTEND:" + time(event.until()),
                "SUMMARY:" + text(event.summary()),
                "DESCRIPTION:" + text(event.description()),
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
