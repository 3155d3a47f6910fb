package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeApprovalTableTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("change-approval");

    @ParameterizedTest(name = "{0} {1} trusted {2}, regulated {3}, tested {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    NORMAL   | LOW    | T0  | false | true  | 1 change-manager 1
                    NORMAL   | LOW    | T0  | false | false | 1 change-manager 1
                    NORMAL   | LOW    | NEW | false | true  |
                    NORMAL   | LOW    | T1  | false | true  |
                    NORMAL   | MEDIUM | T0  | false | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1
                    NORMAL   | MEDIUM | NEW | false | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1
                    NORMAL   | MEDIUM | T1  | false | true  | 1 cab-app 1
                    NORMAL   | MEDIUM | T1  | false | false | 1 cab-infra 1,1 cab-app 1,1 cab-security 1
                    NORMAL   | MEDIUM | T2  | false | true  |
                    NORMAL   | MEDIUM | T3  | false | true  |
                    NORMAL   | MEDIUM | T3  | true  | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1,2 change-manager 1
                    NORMAL   | HIGH   | T3  | false | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1,2 change-manager 1,3 it-management 1
                    STANDARD | LOW    | T0  | false | true  |""")
    @Capability("O3.2")
    void trustInAPipelineShortensWhatIsAskedAndItsLossLengthensIt(
            String type, String risk, String trust, boolean regulated, boolean tested, String levels) {
        assertThat(TABLE.ask(
                        "changeType", type,
                        "changeOrigin", "PIPELINE",
                        "riskClass", risk,
                        "regulated", regulated,
                        "dataClass", "internal",
                        "testsPassed", tested,
                        "trustLevel", trust))
                .extracting(row -> row.get("level") + " " + row.get("who") + " " + row.get("quorum"))
                .containsExactlyInAnyOrderElementsOf(levels == null ? List.of() : List.of(levels.split(",")));
    }

    @ParameterizedTest(name = "{0} {1} regulated {2} {3} tested {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    NORMAL    | LOW    | false | internal     | true  |
                    NORMAL    | LOW    | false | internal     | false | 1 change-manager 1
                    NORMAL    | MEDIUM | false | internal     | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1
                    NORMAL    | HIGH   | false | public       | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1,2 change-manager 1,3 it-management 1
                    NORMAL    | HIGH   | false | confidential | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1,1 cab-legal 1,2 change-manager 1,3 it-management 1
                    NORMAL    | LOW    | true  | internal     | true  | 1 cab-app 1,2 change-manager 1
                    NORMAL    | MEDIUM | true  | regulated    | true  | 1 cab-infra 1,1 cab-app 1,1 cab-security 1,2 change-manager 1
                    STANDARD  | LOW    | false | internal     | true  |
                    STANDARD  | HIGH   | false | internal     | true  |
                    STANDARD  | LOW    | true  | internal     | true  | 1 cab-app 1,2 change-manager 1
                    STANDARD  | HIGH   | true  | regulated    | true  | 1 cab-app 1,2 change-manager 1
                    EMERGENCY | HIGH   | false | internal     | false | 1 emergency-cab 1
                    EMERGENCY | HIGH   | true  | regulated    | false | 1 emergency-cab 2""")
    @Capability({"W2.2", "W1.5", "W4.1", "W1.4"})
    void riskRegulationAndDataSayWhoHasToAgree(
            String type, String risk, boolean regulated, String data, boolean tested, String levels) {
        assertThat(TABLE.ask(
                        "changeType", type,
                        "changeOrigin", "PERSON",
                        "riskClass", risk,
                        "regulated", regulated,
                        "dataClass", data,
                        "testsPassed", tested,
                        "trustLevel", "T3"))
                .extracting(row -> row.get("level") + " " + row.get("who") + " " + row.get("quorum"))
                .containsExactlyInAnyOrderElementsOf(levels == null ? List.of() : List.of(levels.split(",")));
    }

    @Test
    @Capability("W1.4")
    void brokenGlassTakesNobodyBefore() {
        assertThat(TABLE.ask(
                        "changeType", "EMERGENCY", "changeOrigin", "GLASS", "riskClass", "HIGH", "regulated", true))
                .isEmpty();
    }
}
