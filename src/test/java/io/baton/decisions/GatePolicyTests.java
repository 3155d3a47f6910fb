package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("W3.6")
class GatePolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("gate-policy");

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "production, EMERGENCY, HIGH, GATED, PT1H, PT8H, FINISH, false, false, 1",
        "production, NORMAL, HIGH, GATED, PT30M, PT2H, ABORT, true, true, 1",
        "production, STANDARD, LOW, GATED, PT30M, PT4H, FINISH, false, true, 1",
        "production, , , GATED, PT30M, PT4H, FINISH, false, true, 1",
        "staging, NORMAL, LOW, GATED, PT1H, PT8H, FINISH, false, true, 5",
        "development, , , UNGATED, PT4H, PT24H, FINISH, false, false, 20"
    })
    void saysWhatHoldsInAnEnvironment(
            String environment,
            @Nullable String type,
            @Nullable String risk,
            String mode,
            String time,
            String longest,
            String overrun,
            boolean digest,
            boolean held,
            int concurrent) {
        assertThat(TABLE.askForOne("environment", environment, "changeType", type, "risk", risk))
                .containsEntry("gateMode", mode)
                .containsEntry("grantTime", time)
                .containsEntry("longestGrant", longest)
                .containsEntry("overrun", overrun)
                .containsEntry("digestDemanded", digest)
                .containsEntry("heldByFreeze", held)
                .containsEntry("concurrentDeployments", concurrent);
    }

    @ParameterizedTest(name = "{0} risk, agreed to by {1}, {2}: up to {3}, {4}")
    @CsvSource({
        "MEDIUM, TABLE, T3, HIGH, ''",
        "MEDIUM, TABLE, T2, HIGH, business-hours",
        "MEDIUM, TABLE, T1, LOW, ''",
        "MEDIUM, TABLE, T0, LOW, ''",
        "MEDIUM, TABLE, , LOW, ''",
        "MEDIUM, PEOPLE, , HIGH, ''",
        "LOW, TABLE, T0, HIGH, ''"
    })
    void whatOnlyItsRecordSpeaksForIsTrustedAsFarAsThat(
            String risk, String agreed, @Nullable String trust, String highest, String hours) {
        assertThat(TABLE.askForOne(
                        "environment",
                        "production",
                        "changeType",
                        "NORMAL",
                        "risk",
                        risk,
                        "agreedBy",
                        agreed,
                        "trustLevel",
                        trust))
                .containsEntry("highestRisk", highest)
                .containsEntry("openHours", hours);
    }

    @Test
    void knowsNothingOfOtherEnvironmentsSoTheyAreClosed() {
        assertThat(TABLE.ask("environment", "prod", "changeType", "STANDARD")).isEmpty();
    }
}
