package io.baton.gate.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.deployment.Trust.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTests {

    private static final Instant FELL = Instant.parse("2026-11-02T10:00:00Z");

    @ParameterizedTest(name = "fallen to {0}, {1} days and {2} clean deployments later: {3}")
    @CsvSource({
        "T1, 0, 0, T1",
        "T1, 13, 99, T1",
        "T1, 99, 4, T1",
        "T1, 14, 5, T2",
        "T0, 14, 5, T1",
        "T0, 28, 9, T1",
        "T0, 27, 10, T1",
        "T0, 28, 10, T2"
    })
    void climbsALevelWithTimeAndCleanDeploymentsTogether(Level to, int days, int clean, Level ceiling) {
        var fall = Recovery.at(FELL.plus(Duration.ofDays(days)), loss(to, 5), clean);

        assertThat(Objects.requireNonNull(fall).ceiling()).isEqualTo(ceiling);
    }

    @Test
    void saysWhatTheNextLevelTakes() {
        var fall = Objects.requireNonNull(Recovery.at(FELL.plus(Duration.ofDays(15)), loss(Level.T0, 5), 6));

        assertThat(fall.until()).isEqualTo(FELL.plus(Duration.ofDays(28)));
        assertThat(fall.cleanNeeded()).isEqualTo(10);
        assertThat(fall.clean()).isEqualTo(6);
    }

    @Test
    void holdsNothingAgainstWhomeverClimbedToTheTop() {
        assertThat(Recovery.at(FELL.plus(Duration.ofDays(14)), loss(Level.T2, 5), 5))
                .isNull();
        assertThat(Recovery.at(FELL.plus(Duration.ofDays(999)), loss(Level.T0, 5), 999))
                .isNull();
    }

    @Test
    void goesByTimeAloneWhereNoCleanDeploymentsAreAskedFor() {
        assertThat(Recovery.at(FELL.plus(Duration.ofDays(14)), loss(Level.T2, 0), 0))
                .isNull();
    }

    private static TrustBook.Loss loss(Level to, int clean) {
        return new TrustBook.Loss("CHG-1", Level.T3, to, "it failed", FELL, FELL.plus(Duration.ofDays(14)), clean);
    }
}
