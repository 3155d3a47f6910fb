package io.baton.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.SystemContext;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
@Capability("T7.3")
class StepFlagTests {

    private static final String STEP = "Task_AcceptTask";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    EngineDriver engine;

    @Autowired
    StepFlags flags;

    @Autowired
    FlagRounds rounds;

    @Autowired
    HistoryService history;

    @Test
    void fiveFlagsOnOneStepBecomeOneImprovement() {
        var before = count();
        for (int i = 0; i < 5; i++) {
            flagged(requests.fault());
        }
        assertThat(count()).isEqualTo(before + 5);

        rounds.goRound();
        rounds.goRound();

        var shown = api.text("requester", HttpMethod.GET, "/api/processes/fulfilment-task", null)
                .getBody();
        assertThat(shown).contains("\"flags\":" + (before + 5));
        var items = api.text("agent", HttpMethod.GET, "/api/improvements?state=open&size=200", null)
                .getBody();
        assertThat(items.split("Step ..Accept task.. of fulfilment-task", -1))
                .as("one item names the step: %s", items)
                .hasSize(2);

        flagged(requests.fault());
        rounds.goRound();
        assertThat(flags.of("fulfilment-task").get(0).pending())
                .as("as long as the item is open")
                .isPositive();
    }

    @Test
    void flagIsKeptWithNobodyAndNoTicket() {
        var key = requests.fault();
        flagged(key);

        var variables = SystemContext.call(() -> history.createHistoricVariableInstanceQuery().list().stream()
                .map(variable -> variable.getName())
                .toList());
        assertThat(variables).isNotEmpty().doesNotContain("stepFlag");
        assertThat(api.text("agent", HttpMethod.GET, "/api/tickets/" + key + "/timeline?size=200", null)
                        .getBody())
                .doesNotContain("stepFlag", "unnecessary");
        assertThat(api.text("auditor", HttpMethod.GET, "/api/audit/events?ticket=" + key, null)
                        .getBody())
                .contains("TASK_COMPLETED")
                .doesNotContain("stepFlag", "FLAG");
    }

    @Test
    void flagThatIsNoFlagIsRefused() {
        var key = requests.fault();

        var answer = completed(key, Map.of("stepFlag", "very"));

        assertThat(answer).isEqualTo(422);
    }

    private int count() {
        return flags.of("fulfilment-task").stream()
                .filter(step -> step.activityId().equals(STEP))
                .mapToInt(StepFlags.Count::flags)
                .sum();
    }

    private void flagged(String key) {
        assertThat(completed(key, Map.of("stepFlag", true))).isEqualTo(200);
    }

    private int completed(String key, Map<String, Object> variables) {
        var task = engine.task(key, STEP);
        var answer = api.post(
                "agent", "/api/tickets/" + key + "/tasks/" + task.id() + "/complete", Map.of("variables", variables));
        return answer.getStatusCode().value();
    }
}
