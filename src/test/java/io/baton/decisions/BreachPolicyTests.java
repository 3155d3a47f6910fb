package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"C7.6", "O6.2"})
class BreachPolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("breach-policy");

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    model-lint               | ModelLint     | COUNT
                    required-fields          | FieldGuard    | COUNT
                    action-rights            | ActionGuard   | COUNT
                    separation-of-duties     | DutyGuard     | COUNT
                    duty-pair                | DutyGuard     | ESCALATE
                    gate-denied              | gate          | COUNT
                    deployment-without-grant | gate          | ESCALATE
                    break-glass              | gate          | RECORD
                    grant-without-result     | gate          | RECORD
                    emergency-review-overdue | reviews       | ESCALATE
                    bypass-review-overdue    | reviews       | ESCALATE
                    access-review-overdue    | reviews       | ESCALATE
                    ledger-broken            | ledger-verify | CALL_AUDITORS
                    some-new-rule            | other         | RECORD""")
    void seriousBreachesCallPeople(String rule, String guard, String pursuit) {
        assertThat(TABLE.askForOne("brokenRule", rule))
                .containsEntry("guard", guard)
                .containsEntry("pursuit", pursuit);
    }
}
