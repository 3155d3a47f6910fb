package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"T7.3", "W6.4"})
class FeedbackPolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("feedback-policy");

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource({"fulfilment-task, 5, P5D", "request-fulfilment, 5, P5D", "triage, 5, P7D", "'', 5, P7D"})
    void saysWhatIsEnoughAndWhenAnAnswerIsDue(String process, int flagThreshold, String answerWithin) {
        assertThat(TABLE.askForOne("process", process))
                .containsEntry("flagThreshold", flagThreshold)
                .containsEntry("answerWithin", answerWithin);
    }
}
