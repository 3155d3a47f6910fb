package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"C4.3", "I6.5"})
class SurveyPolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("survey-policy");

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource(textBlock = """
                    REJECTED,   P3, 0,   P1D
                    CANCELLED,  P1, 0,   P1D
                    DUPLICATE,  P5, 0,   P1D
                    COMPLETED,  P1, 100, PT8H
                    WORKAROUND, P2, 100, PT8H
                    COMPLETED,  P3, 100, P2D
                    COMPLETED,  '', 100, P2D""")
    void asksThoseWhoGotSomethingAndCallsBackWhereItHurts(
            String resolutionCode, String priority, int share, String callBackWithin) {
        assertThat(TABLE.askForOne("resolutionCode", resolutionCode, "priority", priority))
                .containsEntry("share", share)
                .containsEntry("callBackWithin", callBackWithin)
                .containsEntry("pause", "P7D")
                .containsEntry("lowScore", 2);
    }
}
