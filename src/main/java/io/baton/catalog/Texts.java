package io.baton.catalog;

import java.util.Locale;

/** Small rules about what people type. */
final class Texts {

    private Texts() {}

    /** Whether the text has no control characters, apart from line breaks and tabs where several lines are fine. */
    static boolean isClean(String text, boolean severalLines) {
        return text.chars()
                .noneMatch(c -> Character.isISOControl(c) && !(severalLines && (c == '\n' || c == '\r' || c == '\t')));
    }

    /** At most {@code length} characters, never half of a surrogate pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** First line of a longer text, as a title. */
    static String firstLine(String text, int length) {
        var line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() <= length ? line : cut(line, length - 1) + "…";
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
