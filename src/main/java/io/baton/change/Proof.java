package io.baton.change;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that shows a change was thought through. The latest of a kind counts; earlier ones stay.
 *
 * @param sha256 of the text in UTF-8, hexadecimal, so that anybody can see later that it is the same
 */
public record Proof(
        String id, String changeKey, Kind kind, String text, String sha256, String addedBy, Instant addedAt) {

    /** What it shows. */
    public enum Kind {
        IMPLEMENTATION_PLAN,
        ROLLBACK_PLAN,
        BACKOUT_TEST,
        TEST_RESULT,
        COMMITS,
        REVIEW;

        /** As a form names it, such as {@code rollbackPlan}. */
        String field() {
            var words = name().toLowerCase(Locale.ROOT).split("_");
            return words.length == 1
                    ? words[0]
                    : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
        }
    }
}
