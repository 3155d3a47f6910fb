package io.baton.ticket.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A share that the verdicts of a review come to: so many of so many. */
public record ReviewFigure(String name, String title, int part, int whole) {

    /** The share in percent with one place; none of nothing. */
    public @Nullable BigDecimal percent() {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part * 100L).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
