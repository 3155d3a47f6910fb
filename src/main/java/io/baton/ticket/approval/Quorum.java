package io.baton.ticket.approval;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many of those asked have to agree, as approval-plan.dmn writes it: {@code majority} (more than half), a share such
 * as {@code 60 %}, or a number such as {@code 2}. A share is rounded to the nearest number of people, halves up: 2.49 are
 * two, 2.5 are three; one at least.
 */
public record Quorum(Kind kind, int figure) {

    public enum Kind {
        MAJORITY,
        PERCENT,
        COUNT
    }

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d?");
    private static final int WHOLE = 100;

    /** @throws IllegalArgumentException when the text is none of the three forms */
    public static Quorum of(String text) {
        var stripped = text.strip().toLowerCase(Locale.ROOT);
        var share = PERCENT.matcher(stripped);
        if (stripped.equals("majority")) {
            return new Quorum(Kind.MAJORITY, 0);
        }
        if (share.matches() && Integer.parseInt(share.group(1)) <= WHOLE) {
            return new Quorum(Kind.PERCENT, Integer.parseInt(share.group(1)));
        }
        if (COUNT.matcher(stripped).matches()) {
            return new Quorum(Kind.COUNT, Integer.parseInt(stripped));
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no quorum. Write majority, a share such as 60 %, or a number of people.");
    }

    /** How many of so many people have to agree. */
    public int needed(int people) {
        return switch (kind) {
            case MAJORITY -> people / 2 + 1;
            case PERCENT -> Math.max(1, (people * figure + WHOLE / 2) / WHOLE);
            case COUNT -> figure;
        };
    }

    /** Whether so many people can reach it at all; a number of people is never lowered to those who were found. */
    public boolean isWithinReach(int people) {
        return people > 0 && people >= needed(people);
    }
}
