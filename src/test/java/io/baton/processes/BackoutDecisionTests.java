package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class BackoutDecisionTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("backout-decision");

    @Autowired
    ChangeRequests changes;

    @Autowired
    Processes processes;

    @Autowired
    EngineDriver engine;

    @Test
    void changeThatIsDoubtedIsTakenBack() {
        var key = doubted();

        MODEL.complete(
                "change-manager",
                key,
                "Task_DecideBackout",
                "backoutDecision",
                "BACK_OUT",
                "backoutReason",
                "The errors begin with it.");
        MODEL.complete("agent2", key, "Task_BackOutChange", "backoutNote", "Back on 5.2.");

        assertThat(MODEL.waitsAt(key)).doesNotContain("Task_BackOutChange");
    }

    @Test
    void changeThatStaysTakesAReason() {
        var key = doubted();

        var silent = MODEL.tryToComplete("change-manager", key, "Task_DecideBackout", "backoutDecision", "KEEP");
        assertThat(silent.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(silent.getBody())).contains("backoutReason");
        MODEL.complete(
                "change-manager",
                key,
                "Task_DecideBackout",
                "backoutDecision",
                "KEEP",
                "backoutReason",
                "Something else broke.");

        assertThat(MODEL.waitsAt(key)).doesNotContain("Task_DecideBackout");
    }

    @Test
    @Capability("I1.5")
    void faultOnAFreshlyChangedItemIsAFailedChangeAndItsChangeIsDecidedOn() {
        var key = MODEL.follow(changes.approved());
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        var service = String.valueOf(((Map<?, ?>) changes.change(key).get("what")).get("service"));

        var fault = MODEL.ask("requester", "Please reset the pages application", "ciId", service);

        assertThat(fault).startsWith("INC-");
        assertThat(MODEL.ticket(fault).kind()).isEqualTo("FAILED_CHANGE");
        assertThat(MODEL.text("lead", "/api/tickets/" + fault + "/links")).contains(key);
        engine.runJobs(key);
        assertThat(engine.task(key, "Task_DecideBackout").candidateGroups()).containsExactly("change-manager");
    }

    private String doubted() {
        var key = MODEL.follow(changes.approved());
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        processes.start(
                "backout-decision",
                key,
                Map.of(ProcessVariables.OUTCOME_NOTE.name(), "INC-1: the shop does not answer."));
        engine.runJobs(key);
        return key;
    }
}
