package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.engine.Processes;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
@Capability("I6.5")
class CallBackTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("call-back");

    @Autowired
    Processes processes;

    @Test
    void leadCallsAndWritesDownWhatCameOfIt() {
        var ticket = MODEL.orderMonitor("requester");
        processes.start(
                "call-back",
                ticket,
                Map.of(
                        "callBackBy", "lead",
                        "callBackDue", Date.from(Instant.now().plusSeconds(3600)),
                        "requester", "requester",
                        "surveyScore", 1,
                        "surveyRemark", "Too slow."));

        assertThat(MODEL.tryToComplete("lead", ticket, "Task_CallBack")
                        .getStatusCode()
                        .value())
                .as("an outcome is needed")
                .isEqualTo(422);
        assertThat(MODEL.tryToComplete("agent", ticket, "Task_CallBack", "callBackOutcome", "SETTLED")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        MODEL.complete("lead", ticket, "Task_CallBack", "callBackOutcome", "NOT_REACHED");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_RequesterCalledBack");
    }
}
