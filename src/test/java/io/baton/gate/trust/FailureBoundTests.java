package io.baton.gate.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureBoundTests {

    @ParameterizedTest(name = "{0} %: {1}, {2}, {3} and {4} deployments with 0 to 3 failures")
    @CsvSource({"5, 59, 93, 124, 153", "10, 29, 46, 61, 76", "15, 19, 30, 40, 50"})
    void takesSoManyDeploymentsForALimit(double limit, int none, int one, int two, int three) {
        int[] needed = {none, one, two, three};
        for (int failures = 0; failures < needed.length; failures++) {
            assertThat(FailureBound.upper(needed[failures], failures, 0.95))
                    .as("%d deployments, %d failures", needed[failures], failures)
                    .isLessThanOrEqualTo(limit);
            assertThat(FailureBound.upper(needed[failures] - 1, failures, 0.95))
                    .as("one deployment less")
                    .isGreaterThan(limit);
        }
    }

    /** Without failures the bound has a closed form, which owes nothing to the library. */
    @ParameterizedTest
    @CsvSource({"1, 0.95", "10, 0.95", "59, 0.95", "59, 0.99", "5000, 0.95"})
    void agreesWithTheClosedFormWhereNothingFailed(int deployments, double confidence) {
        assertThat(FailureBound.upper(deployments, 0, confidence))
                .isCloseTo(100 * (1 - Math.pow(1 - confidence, 1.0 / deployments)), within(1e-9));
    }

    @Test
    void knowsNothingOfWhatWasNeverDeployedOrAlwaysFailed() {
        assertThat(FailureBound.upper(0, 0, 0.95)).isEqualTo(100);
        assertThat(FailureBound.upper(7, 7, 0.95)).isEqualTo(100);
    }

    @Test
    void refusesMoreFailuresThanDeployments() {
        assertThatIllegalArgumentException().isThrownBy(() -> FailureBound.upper(2, 3, 0.95));
    }
}
