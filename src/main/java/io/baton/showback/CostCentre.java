package io.baton.showback;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param owner person who answers for its budget
 * @param budget what may be spent in a period; none means that nothing is limited
 * @param mode what a request above the budget meets; the server's own setting if absent
 * @param version counts changes; the ETag of the record
 */
public record CostCentre(
        String id,
        String title,
        @Nullable String owner,
        @Nullable BigDecimal budget,
        Period period,
        @Nullable Mode mode,
        long version) {

    /** Who did not say who pays for them. */
    static final String NONE = "none";

    /** For how long a budget has to last. */
    public enum Period {
        MONTH,
        YEAR;

        /** The first month of the period that this month is in, as written in the lines. */
        String begin(YearMonth month) {
            return (this == MONTH ? month : month.withMonth(1)).toString();
        }
    }

    /** What becomes of costs. */
    public enum Mode {
        /** They are told. */
        SHOWBACK,
        /** They are charged, so a request above the budget needs the owner's yes. */
        CHARGEBACK
    }
}
