package io.baton.platform.http;

import com.google.re2j.Pattern;
import java.util.List;

/** Text of a request or an answer as people may read it: without secrets, without control characters, and not endless. */
public final class MaskedText {

    /** In characters. */
    public static final int LONGEST = 4000;

    private static final int LONGEST_WHOLE = 200_000;
    private static final String MASK = "***";
    private static final String SECRET_NAME =
            "[\\w.-]*(?:passw(?:or)?d|pwd|passphrase|secret|token|api[_-]?key|private[_-]?key|credentials?|authorization"
                    + "|session[_-]?id|cookie)[\\w.-]*";

    /** What comes before the secret is group 1 and stays. RE2 matches in linear time, whatever the other side sends. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?im)^(" + SECRET_NAME + ":[ \\t]*)[^\\r\\n]*"),
            Pattern.compile("(?i)(\\\\?\"" + SECRET_NAME
                    + "\\\\?\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|\\\\\"[^\"]*\"?" + "|[^\\s,}\\]\"\\\\]+)"),
            Pattern.compile("(?i)((?:^|[^\\w.-])" + SECRET_NAME + "=)[^&\\s\"'<>;]+"),
            Pattern.compile("(?i)(<" + SECRET_NAME + ">)[^<]*"),
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9+/_.=~-]{6,}"),
            Pattern.compile("(://)[^/\\s:@\"']+:[^/\\s@\"']+@"));

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

    private MaskedText() {}

    public static String of(String text) {
        // What is cut off is cut generously before and exactly after, so that no half secret stands at the end.
        var masked = masked(text, 2 * LONGEST);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
    }

    /** The same for what is long by nature, such as a stack trace: 200,000 characters at most. */
    public static String whole(String text) {
        return masked(text, LONGEST_WHOLE);
    }

    private static String masked(String text, int longest) {
        var masked = text.length() > longest ? text.substring(0, longest) : text;
        for (var secret : SECRETS) {
            masked = secret.matcher(masked).replaceAll("$1" + MASK);
        }
        return CONTROL.matcher(masked).replaceAll("?");
    }

    /** The same, and without these values wherever they stand; the other side may repeat what it was sent. */
    static String of(String text, List<String> secrets) {
        var masked = text;
        for (var secret : secrets) {
            if (secret.length() >= 4) {
                masked = masked.replace(secret, MASK);
            }
        }
        return of(masked);
    }
}
