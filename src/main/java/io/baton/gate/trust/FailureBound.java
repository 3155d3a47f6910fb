package io.baton.gate.trust;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** How bad the true failure rate may be, by the few deployments that were seen. */
final class FailureBound {

    private FailureBound() {}

    /**
     * One-sided upper bound by Clopper and Pearson (1934): the quantile of the beta distribution of {@code failures + 1} and
     * {@code deployments - failures}. It is exact for small numbers, where an approximation would flatter.
     *
     * @param failures 0 to {@code deployments}
     * @param confidence above 0 and below 1
     * @return in percent, 100 where nothing was deployed yet
     */
    static double upper(int deployments, int failures, double confidence) {
        if (failures < 0 || failures > deployments) {
            throw new IllegalArgumentException(failures + " failures of " + deployments + " deployments");
        }
        return failures == deployments
                ? 100
                : 100
                        * BetaDistribution.of(failures + 1.0, deployments - failures)
                                .inverseCumulativeProbability(confidence);
    }
}
