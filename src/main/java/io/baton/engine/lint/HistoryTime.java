package io.baton.engine.lint;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long the history of a model is kept: what the engine can read, days only. */
final class HistoryTime {

    private static final Pattern DAYS = Pattern.compile("P?[0-9]{1,5}D?");

    private HistoryTime() {}

    /** An absent value is another rule's matter. */
    static void check(@Nullable String value, String element, Findings findings) {
        if (value != null && !value.isEmpty() && !isReadable(value)) {
            findings.error(
                    "history-time-to-live",
                    element,
                    "'" + value + "' is no time to live. Write days, for example P365D.");
        }
    }

    private static boolean isReadable(String value) {
        return DAYS.matcher(value).matches() && value.startsWith("P") == value.endsWith("D");
    }
}
