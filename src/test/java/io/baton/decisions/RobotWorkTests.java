package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Capability("O4.7")
class RobotWorkTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("robot-work");

    @Test
    void peopleDoEverythingUntilTheTableSaysOtherwise() {
        assertThat(TABLE.askForOne("itemId", "new-starter-kit", "taskKind", "ACCOUNT"))
                .containsEntry("taskRobot", "")
                .containsEntry("accountSystem", "directory")
                .containsEntry("holderQuestion", "newColleague");
        assertThat(TABLE.ask("itemId", "password-reset", "taskKind", "ACCOUNT")).isEmpty();
    }
}
