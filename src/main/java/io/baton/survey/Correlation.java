package io.baton.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The product-moment correlation of two series of numbers (K. Pearson, "Notes on regression and inheritance in the case
 * of two parents", Proceedings of the Royal Society 58, 1895): the covariance divided by both standard deviations.
 */
final class Correlation {

    /** With fewer pairs a coefficient says nothing. */
    static final int FEWEST = 3;

    private Correlation() {}

    /** -1 to 1; null with fewer than three pairs, or when one of the series does not vary. */
    static @Nullable Double of(List<double[]> pairs) {
        if (pairs.size() < FEWEST) {
            return null;
        }
        var meanX = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        var meanY = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double both = 0;
        double squareX = 0;
        double squareY = 0;
        for (var pair : pairs) {
            var x = pair[0] - meanX;
            var y = pair[1] - meanY;
            both += x * y;
            squareX += x * x;
            squareY += y * y;
        }
        return squareX == 0 || squareY == 0 ? null : both / Math.sqrt(squareX * squareY);
    }
}
