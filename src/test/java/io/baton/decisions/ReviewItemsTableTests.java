package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"C2.4", "I1.6"})
class ReviewItemsTableTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("review-items");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"REASON, team-lead, process-owner, 10, 2, 50", "SAMPLE, service-desk, agent, 20, 1, 100"})
    void saysWhoJudgesHowMuch(String kind, String reviewers, String otherwise, int most, int atLeast, int alike) {
        assertThat(TABLE.askForOne("reviewType", "classification-exceptions", "itemKind", kind))
                .containsEntry("reviewers", reviewers)
                .containsEntry("otherwise", otherwise)
                .containsEntry("mostItems", most)
                .containsEntry("atLeast", atLeast)
                .containsEntry("alike", alike);
    }

    @Test
    @Capability("W8.2")
    void processOwnersJudgeWhoNeedsADeputy() {
        assertThat(TABLE.askForOne("reviewType", "failover-test", "itemKind", "APPROVER"))
                .containsEntry("reviewers", "process-owner")
                .containsEntry("otherwise", "team-lead")
                .containsEntry("mostItems", 25);
    }

    @Test
    @Capability("I3.5")
    void processOwnersJudgeASampleOfLadders() {
        assertThat(TABLE.askForOne("reviewType", "escalation-review", "itemKind", "LADDER"))
                .containsEntry("reviewers", "process-owner")
                .containsEntry("otherwise", "team-lead")
                .containsEntry("mostItems", 15);
    }

    @Test
    @Capability("O6.1")
    void membersOfTheBoardWriteDownWhatItDecides() {
        assertThat(TABLE.askForOne("reviewType", "governance-board", "itemKind", "AGENDA"))
                .containsEntry("reviewers", "governance-board")
                .containsEntry("otherwise", "process-owner");
    }
}
