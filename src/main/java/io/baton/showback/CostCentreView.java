package io.baton.showback;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cost centre as it is now.
 *
 * @param mode what holds, its own or the server's
 * @param remaining what is left of the budget after all that was booked or set aside, null without a budget
 */
public record CostCentreView(
        String id,
        String title,
        @Nullable String owner,
        @Nullable BigDecimal budget,
        CostCentre.Period period,
        CostCentre.Mode mode,
        @Nullable BigDecimal remaining,
        String currency) {}
