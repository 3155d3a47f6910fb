package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.engine.ProcessVariables;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredFieldsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("required-fields");

    @ParameterizedTest(name = "{0} of {1}, risk {2}, code {3} → {4}")
    @Capability({"T2.5", "T6.2"})
    @CsvSource(delimiter = '|', textBlock = """
                    Task_AcceptTask   | GENERAL       | LOW  |              | ''
                    Task_WorkOnTask   | GENERAL       | LOW  |              | resolutionCode resolutionNote
                    Task_WorkOnTask   | GENERAL       | LOW  | COMPLETED    | resolutionCode resolutionNote
                    Task_WorkOnTask   | GENERAL       | LOW  | DEFERRED     | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | GENERAL       | LOW  | CANCELLED    | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | GENERAL       | LOW  | DUPLICATE    | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | GENERAL       | LOW  | REJECTED     | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | GENERAL       | LOW  | WORKAROUND   | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | GENERAL       | HIGH | COMPLETED    | resolutionCode resolutionNote workNote
                    Task_AcceptTask   | ACCESS_CHANGE | HIGH |              | ''
                    Task_WorkOnTask   | ACCESS_CHANGE | LOW  | COMPLETED    | resolutionCode resolutionNote accessApprover accessExpiry
                    Task_WorkOnTask   | ACCESS_CHANGE | LOW  | REJECTED     | resolutionCode resolutionNote justification
                    Task_WorkOnTask   | HANDOVER      | LOW  | COMPLETED    | resolutionCode resolutionNote assetTag assetPlace
                    Task_WorkOnTask   | HANDOVER      | LOW  | CANCELLED    | resolutionCode resolutionNote justification
                    Task_AcknowledgeEscalation | GENERAL | LOW |           | acknowledgeNote
                    Task_NameCause    | GENERAL       | LOW  |              | escalationCause
                    Task_InvestigateProblem | GENERAL | LOW  |              | problemFindings
                    Task_RecordRootCause | GENERAL    | LOW  |              | rootCause problemRemedy
                    Task_CloseAnyhow  | GENERAL       | LOW  | DEFERRED     | justification""")
    void workIsRecordedByItsKindAndOutcome(
            String step, String taskKind, String riskClass, String resolutionCode, String expected) {
        assertThat(fields(
                        "recordType", "REQUEST",
                        "step", step,
                        "taskKind", taskKind,
                        "riskClass", riskClass,
                        "resolutionCode", resolutionCode))
                .isEqualTo(expected);
    }

    @Test
    void everyFieldIsInTheDictionaryAndEveryMessageNamesARemedy() {
        assertThat(TABLE.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(ProcessVariables.named(row.get("field")))
                    .as(row.get("field"))
                    .isPresent();
            assertThat(row.get("message")).hasSizeGreaterThan(20).endsWith(".");
        });
    }

    private static String fields(Object... inputs) {
        return TABLE.ask(inputs).stream().map(row -> (String) row.get("field")).collect(Collectors.joining(" "));
    }
}
