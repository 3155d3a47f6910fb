package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.engine.ProcessVariables;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredChangeFieldsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("required-change-fields");

    @ParameterizedTest(name = "{0} {1} figures {2} → {3}")
    @Capability({"W2.6", "O8.2"})
    @CsvSource({
        "Task_PrepareChange,   ,          false, implementationPlan rollbackPlan backoutTest",
        "Task_SupplyEvidence,  ,          false, implementationPlan rollbackPlan backoutTest",
        "Task_ImplementChange, SUCCEEDED, false, ''",
        "Task_ImplementChange, FAILED,    false, outcomeNote",
        "Task_DecideBackout,   KEEP,      false, backoutReason",
        "Task_BackOutChange,   ,          false, backoutNote",
        "Task_ReviewChange,    ,          false, reviewFinding",
        "Task_ReviewChange,    ,          true,  reviewFinding measuredBefore measuredAfter",
        "Task_WorkOnTask,      ,          false, ''"
    })
    void eachStepOfAChangeTakesItsFields(String step, String decision, boolean measured, String expected) {
        assertThat(
                        TABLE
                                .ask(
                                        "step",
                                        step,
                                        "decision",
                                        decision == null ? "" : decision,
                                        "reviewMeasured",
                                        measured)
                                .stream()
                                .map(row -> (String) row.get("field"))
                                .collect(Collectors.joining(" ")))
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
}
