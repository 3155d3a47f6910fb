package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Capability("O2.4")
class RequiredAgreementsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("required-agreements");

    @Test
    void whoeverDeclinesAHandOverSaysWhy() {
        assertThat(TABLE.askForOne("step", "Task_AcceptHandOver", "decision", "false"))
                .containsEntry("field", "handOverReason");
        assertThat(TABLE.ask("step", "Task_AcceptHandOver", "decision", "true")).isEmpty();
    }
}
