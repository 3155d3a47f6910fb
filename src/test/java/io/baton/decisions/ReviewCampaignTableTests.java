package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Capability({"C2.4", "I1.6"})
class ReviewCampaignTableTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("review-campaign");

    @Test
    void triageIsReviewedEveryMonth() {
        assertThat(TABLE.askForOne("reviewType", "classification-exceptions"))
                .containsEntry("cadence", "MONTHLY")
                .containsEntry("answerWithin", "P10D");
    }

    @Test
    @Capability("W8.2")
    void deputiesAreTestedEveryQuarter() {
        assertThat(TABLE.askForOne("reviewType", "failover-test"))
                .containsEntry("cadence", "QUARTERLY")
                .containsEntry("answerWithin", "P10D");
    }

    @Test
    @Capability("I3.5")
    void escalationsAreReviewedEveryMonth() {
        assertThat(TABLE.askForOne("reviewType", "escalation-review"))
                .containsEntry("cadence", "MONTHLY")
                .containsEntry("answerWithin", "P10D");
    }

    @Test
    @Capability("O6.1")
    void theBoardMeetsEveryQuarter() {
        assertThat(TABLE.askForOne("reviewType", "governance-board"))
                .containsEntry("cadence", "QUARTERLY")
                .containsEntry("answerWithin", "P10D");
    }
}
