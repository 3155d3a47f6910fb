package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ticket.RunbookDeviations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
@Capability("C3.4")
class RunbookTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Not registered as an extension: what this class is about is no model of its own. */
    private static final ModelUnderTest MODEL = new ModelUnderTest("fulfilment-task");

    @Autowired
    private RunbookDeviations deviations;

    @Autowired
    private org.springframework.context.ApplicationContext server;

    @org.junit.jupiter.api.BeforeEach
    void start() {
        MODEL.start(server);
    }

    @Test
    void openMandatoryStepIsRefusedUnlessANoteSaysWhy() {
        var ticket = mailboxInWork();

        var refused = work(ticket, List.of("mail"), null);

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody()))
                .contains("field=runbookDone", "Members checked against the request")
                .doesNotContain("Test mail sent");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
        var before = Instant.now().minusSeconds(60);

        assertThat(work(ticket, List.of("mail"), "Nobody knows the members yet.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(deviations.between(before, Instant.now().plusSeconds(60)))
                .filteredOn(deviation -> deviation.ticketKey().equals(ticket))
                .singleElement()
                .satisfies(deviation -> {
                    assertThat(deviation.taskKey()).isEqualTo(ticket + "-T1");
                    assertThat(deviation.steps()).isEqualTo("Members checked against the request");
                    assertThat(deviation.note()).isEqualTo("Nobody knows the members yet.");
                    assertThat(deviation.person()).isEqualTo("agent2");
                });
        assertThat(MODEL.text("lead", "/api/reports/conformance"))
                .contains(ticket, "Set up shared mailbox: Members checked against the request")
                .contains("Nobody knows the members yet.");
    }

    @Test
    void tickedStepsLetTheWorkPass() {
        var ticket = mailboxInWork();

        assertThat(work(ticket, List.of("members"), null).getStatusCode().value())
                .isEqualTo(200);
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_VerifyResult");
    }

    @Test
    void stepThatTheRunbookDoesNotHaveIsRefused() {
        var refused = work(mailboxInWork(), List.of("members", "coffee"), null);

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("field=runbookDone", "'coffee'");
    }

    @Test
    void workThatEndsWithoutAResultFollowsNoRunbook() {
        var ticket = mailboxInWork();

        var answer = MODEL.tryToComplete(
                "agent2",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "REJECTED",
                "resolutionNote",
                "There is one already.",
                "justification",
                "Same mailbox.");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
    }

    private static org.springframework.http.ResponseEntity<Map<String, Object>> work(
            String ticket, List<String> done, String note) {
        var values = new java.util.ArrayList<Object>(
                List.of("resolutionCode", "COMPLETED", "resolutionNote", "The mailbox is there.", "runbookDone", done));
        if (note != null) {
            values.addAll(List.of("deviationNote", note));
        }
        return MODEL.tryToComplete("agent2", ticket, "Task_WorkOnTask", values.toArray());
    }

    private static String mailboxInWork() {
        var ticket = MODEL.order(
                "requester",
                "shared-mailbox",
                Map.of(
                        "address",
                        "box" + COUNT.incrementAndGet(),
                        "owner",
                        "manager",
                        "members",
                        "requester",
                        "externalMail",
                        false));
        MODEL.complete("agent2", ticket, "Task_AcceptTask");
        return ticket;
    }
}
