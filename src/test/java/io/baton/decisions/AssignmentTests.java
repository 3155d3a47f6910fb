package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.ticket.Assignees.Strategy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("assignment");

    @ParameterizedTest(name = "{0}, {1}, {2}, tier {3}, {4} holders, on call {5} → {6}, overflow {7}")
    @CsvSource(textBlock = """
                    applications,    LOW,    P3, 1, 1, false, NAMED,        ''
                    network,         HIGH,   P1, 2, 0, true,  NAMED,        ''
                    network,         HIGH,   P1, 1, 2, true,  ON_CALL,      sre
                    sre,             LOW,    P2, 4, ,  true,  ON_CALL,      devops-team
                    applications,    LOW,    P2, 4, ,  true,  ON_CALL,      ''
                    service-desk,    LOW,    P1, 1, ,  false, ROLE_QUEUE,   desktop-support
                    desktop-support, MEDIUM, P3, 4, 2, false, ROLE_QUEUE,   service-desk
                    identity-access, HIGH,   P3, 3, 1, false, ROLE_QUEUE,   ''
                    network,         HIGH,   P3, 4, 1, true,  SKILL,        sre
                    network,         LOW,    P3, 4, ,  true,  LEAST_ACTIVE, sre
                    applications,    LOW,    P3, 1, 2, false, ROLE_QUEUE,   devops-team
                    procurement,     LOW,    P5, ,  ,  false, ROLE_QUEUE,   ''
                    sre,             LOW,    P3, 4, ,  true,  ON_CALL,      devops-team
                    sre,             LOW,    P3, 4, ,  false, ROUND_ROBIN,  devops-team
                    devops-team,     LOW,    P3, 4, ,  false, LEAST_ACTIVE, sre
                    a-team-of-tomorrow, LOW, P3, 4, ,  false, ROLE_QUEUE,   ''""")
    @Capability({"T3.1", "T3.5", "W3.5"})
    void findsTheWayOfChoosing(
            String group,
            String complexity,
            String priority,
            Integer tier,
            Integer holders,
            boolean onCall,
            String model,
            String overflow) {
        assertThat(TABLE.askForOne(
                        "group", group,
                        "complexity", complexity,
                        "priority", priority,
                        "serviceTier", tier,
                        "skillHolders", holders,
                        "onCall", onCall))
                .containsEntry("assignmentModel", model)
                .containsEntry("overflowGroup", overflow);
    }

    @Test
    void offersEveryStrategyThereIs() {
        assertThat(TABLE.valuesOf("assignmentModel"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Strategy.values()).map(Enum::name).toList());
    }
}
