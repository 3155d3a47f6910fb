package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DutyPairTests {

    private final DutyPair levels = new DutyPair("APPROVE", "APPROVE", "");
    private final DutyPair fourEyes = new DutyPair("REQUEST", "APPROVE", "");

    @Test
    void oneLevelOfApprovalForbidsTheNextButNotItself() {
        assertThat(levels.parts(Duties.approveLevel(1), Duties.approveLevel(2))).isTrue();
        assertThat(levels.parts(Duties.approveLevel(2), Duties.approveLevel(1))).isTrue();
        assertThat(levels.parts(Duties.approveLevel(1), Duties.approveLevel(1))).isFalse();
        assertThat(levels.side("APPROVE_LEVEL_2")).isEqualTo("APPROVE_LEVEL_2");
    }

    @Test
    void aPairHoldsInBothDirectionsAndForEveryLevel() {
        assertThat(fourEyes.parts("REQUEST", "APPROVE_LEVEL_1")).isTrue();
        assertThat(fourEyes.parts("APPROVE_LEVEL_3", "REQUEST")).isTrue();
        assertThat(fourEyes.parts("APPROVE_LEVEL_1", "APPROVE_LEVEL_2")).isFalse();
        assertThat(fourEyes.parts("EDIT", "APPROVE")).isFalse();
        assertThat(fourEyes.side("APPROVE_LEVEL_1")).isEqualTo("APPROVE");
    }
}
