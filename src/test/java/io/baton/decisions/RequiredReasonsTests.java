package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ProcessVariables;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredReasonsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("required-reasons");

    @ParameterizedTest(name = "{0}, {1} → {2}")
    @CsvSource(textBlock = """
                    Task_ApproveRequest,      true,         ''
                    Task_ApproveRequest,      false,        approvalReason
                    Task_VerifyResult,        true,         testResult sideEffectCheck
                    Task_VerifyResult,        false,        reviewNote
                    Task_ReviewTask,          DONE,         ''
                    Task_ReviewTask,          REWORK,       reviewNote
                    Task_ChooseHandling,      TEMPLATE,     adHocTitle adHocSteps adHocGroup
                    Task_ChooseHandling,      CHANGE,       adHocReason
                    Task_AssessFeasibility,   FEASIBLE,     ''
                    Task_AssessFeasibility,   ADJUST,       revisedScope feasibilityReason
                    Task_AssessFeasibility,   NOT_FEASIBLE, feasibilityReason
                    Task_DecideOnBlockedTask, true,         blockedReason
                    Task_RepairIntegration,   RETRY,        ''
                    Task_RepairIntegration,   ABORT,        repairReason
                    Task_AssessRequest,       READY,        scope effortClass
                    Task_AssessRequest,       ASK,          missingInformation
                    Task_DecidePendingAction, true,         ''
                    Task_DecidePendingAction, false,        pendingActionReason
                    Task_ReviewBypass,        JUSTIFIED,    ''
                    Task_ReviewBypass,        RULE_WRONG,   bypassRemark
                    Task_ReviewItem,          ROW,          ''
                    Task_ReviewItem,          NO_ACTION,    reviewReason""")
    void whoeverSaysNoSaysWhy(String step, String decision, String expected) {
        assertThat(fields("step", step, "decision", decision)).isEqualTo(expected);
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
