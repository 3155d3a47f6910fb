package io.baton.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

/** Reads values of the data dictionary as people write them. */
final class WrittenText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> YES = Set.of("true", "yes");
    private static final Set<String> NO = Set.of("false", "no");

    private WrittenText() {}

    static Object read(Class<?> type, int maxLength, String text) {
        if (type == Boolean.class) {
            return flag(text.toLowerCase(Locale.ROOT));
        }
        if (Number.class.isAssignableFrom(type)) {
            return number(type, text);
        }
        if (type == Date.class) {
            return Date.from(moment(text));
        }
        if (type == ProcessVariable.Json.class) {
            return json(text);
        }
        var longest = maxLength > 0 ? maxLength : ProcessVariable.LONGEST_TEXT;
        if (text.length() > longest) {
            throw new IllegalArgumentException("must have at most " + longest + " characters.");
        }
        return text;
    }

    private static Boolean flag(String text) {
        if (!YES.contains(text) && !NO.contains(text)) {
            throw new IllegalArgumentException("must be true or false.");
        }
        return YES.contains(text);
    }

    private static Object number(Class<?> type, String text) {
        try {
            return type == Double.class
                    ? (Object) Double.valueOf(text)
                    : type == Long.class ? (Object) Long.valueOf(text) : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    type == Double.class ? "must be a number." : "must be a whole number.", e);
        }
    }

    private static Instant moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date such as 2026-12-31 or 2026-12-31T09:30:00Z.", e);
        }
    }

    private static ProcessVariable.Json json(String text) {
        try {
            JSON.readTree(text);
            return new ProcessVariable.Json(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("must be JSON.", e);
        }
    }

    /** Lists and maps, as they come with a request, as the document they stand for. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON", e);
        }
    }
}
