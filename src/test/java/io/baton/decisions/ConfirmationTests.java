package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("I4.3")
class ConfirmationTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("confirmation");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
                    P1, PT8H
                    P2, P1D
                    P3, P3D
                    P4, P5D
                    P5, P5D
                    ,   P5D""")
    void waitsLongerWhereLessPresses(String priority, String expected) {
        assertThat(TABLE.askForOne("priority", priority)).containsEntry("confirmationWait", expected);
    }
}
