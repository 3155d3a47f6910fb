package io.baton.governance.review;

import io.baton.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a review looks at, in whole months, quarters or years of UTC.
 *
 * @param id {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param first its first day
 * @param next the first day after it
 */
record Period(String id, LocalDate first, LocalDate next) {

    private static final Pattern WRITTEN = Pattern.compile("(20\\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

    /** How often a review is held by itself. */
    enum Cadence {
        MONTHLY,
        QUARTERLY,
        YEARLY,
        ON_DEMAND
    }

    /** @throws Refusal 422 for anything else, and for a time that has not begun */
    static Period of(String written, LocalDate today) {
        var read = WRITTEN.matcher(written);
        if (!read.matches()) {
            throw Refusal.invalid("period", "must be a month such as 2026-11, a quarter such as 2026-Q4 or a year.");
        }
        var period = of(read);
        if (period.first().isAfter(today)) {
            throw Refusal.invalid("period", "has not begun yet: there is nothing to review.");
        }
        return period;
    }

    private static Period of(Matcher read) {
        var year = LocalDate.of(Integer.parseInt(read.group(1)), 1, 1);
        if (read.group(2) != null) {
            var first = year.withMonth(Integer.parseInt(read.group(2)));
            return new Period(read.group(), first, first.plusMonths(1));
        }
        if (read.group(3) != null) {
            var first = year.plusMonths(3L * (Integer.parseInt(read.group(3)) - 1));
            return new Period(read.group(), first, first.plusMonths(3));
        }
        return new Period(read.group(), year, year.plusYears(1));
    }

    /** The last period of this length that is over. */
    static Period before(LocalDate today, Cadence cadence) {
        return switch (cadence) {
            case MONTHLY -> {
                var last = today.minusMonths(1);
                yield of("%d-%02d".formatted(last.getYear(), last.getMonthValue()), today);
            }
            case QUARTERLY -> {
                var last = today.minusMonths(3);
                yield of("%d-Q%d".formatted(last.getYear(), (last.getMonthValue() + 2) / 3), today);
            }
            case YEARLY -> of(String.valueOf(today.getYear() - 1), today);
            case ON_DEMAND -> throw new IllegalArgumentException("Reviews on demand have no period of their own");
        };
    }

    Instant start() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
