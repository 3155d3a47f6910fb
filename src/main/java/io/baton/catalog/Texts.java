package io.baton.catalog;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small rules about what people type. */
final class Texts {

    private static final Pattern CLOSING = Pattern.compile(
            "\\s*(--\\s*$|sent from my |von meinem .* gesendet|((many|kind|best|warm|with)\\s+)*(thanks and\\s+)?"
                    + "((kind|best|warm)\\s+)?(regards|greetings|wishes)\\b|best,|cheers,?\\s*$|yours (sincerely|faithfully|truly)"
                    + "|(mit freundlichen|viele|liebe|beste) gr(ü|ue)(ß|ss)e|mfg\\b|lg\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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

    /** What a mail says: without the mail it answers, and without what stands under the closing words. */
    static String message(String mail) {
        var lines = mail.lines()
                .filter(line -> !line.startsWith(">"))
                .takeWhile(line -> !CLOSING.matcher(line).lookingAt())
                .collect(Collectors.joining("\n"));
        return lines.isBlank() ? mail : lines;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
