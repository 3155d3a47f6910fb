package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ticket.Escalations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

@BatonTest
class EscalationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("escalation");

    @Test
    @Capability("C2.3")
    void managerIsCalledAndTheAssigneeStays() {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        var assignee = MODEL.ticket(ticket).assignee();

        assertThat(escalate("agent", ticket, "HIERARCHICAL", "The owner does not answer.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        MODEL.follow(ticket);

        assertThat(MODEL.ticket(ticket).assignee()).isEqualTo(assignee);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_AcknowledgeEscalation", "Task_WorkOnTask");
        MODEL.complete(
                "lead",
                ticket,
                "Task_AcknowledgeEscalation",
                "acknowledgeNote",
                "I call the owner myself.",
                "escalationCause",
                "PROCESS_FLAW");
        var ladder = ladders("agent", ticket).get(0);
        assertThat(ladder)
                .containsEntry("state", "ACKNOWLEDGED")
                .containsEntry("acknowledgedBy", "lead")
                .containsEntry("cause", "PROCESS_FLAW")
                .containsEntry("note", "I call the owner myself.");
        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_AcknowledgeEscalation", "Task_NameCause");
    }

    @Test
    @Capability("C2.3")
    void nextLevelTakesTheTicketOverWithItsOpenWork() {
        var ticket = MODEL.orderMonitor("requester");
        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("desktop-support");

        var answer = escalate("agent", ticket, "FUNCTIONAL", "The model is not sold any more.");
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);

        assertThat(MODEL.ticket(ticket).assignedGroup())
                .as("%s", MODEL.list("lead", "/api/tickets/" + ticket + "/escalations"))
                .isEqualTo("procurement");
        var task = MODEL.task(ticket, "Task_AcceptTask");
        assertThat(task.candidateGroups()).containsExactly("procurement");
        assertThat(task.assignee()).isNull();
        MODEL.complete("agent2", ticket, "Task_AcceptTask");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask").candidateGroups()).containsExactly("procurement");
        MODEL.complete("agent2", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "We look for another.");
        assertThat(ladders("agent2", ticket).get(0)).containsEntry("trigger", "FUNCTIONAL");
    }

    @Test
    @Capability("I3.3")
    void climbsUntilTheTopAndOwesTheCause() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");

        MODEL.fireTimersAt(ticket, "Event_AcknowledgementOverdue");
        assertThat(MODEL.tryToComplete("lead", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "Now I see it.")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        MODEL.fireTimersAt(ticket, "Event_AcknowledgementOverdue");

        assertThat(ladders("agent", ticket).get(0))
                .containsEntry("state", "TOP_REACHED")
                .containsEntry("rung", 2);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_NameCause").doesNotContain("Task_AcknowledgeEscalation");
        assertThat(MODEL.tryToComplete("process-owner", ticket, "Task_NameCause")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        MODEL.complete(
                "process-owner", ticket, "Task_NameCause", "escalationCause", "STAFFING", "causeNote", "All away.");
        assertThat(ladders("agent", ticket).get(0))
                .containsEntry("cause", "STAFFING")
                .containsEntry("causeBy", "process-owner");
    }

    @Test
    @Capability("I3.3")
    void endsWithItsTicketAndTheCauseIsStillOwed() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");

        MODEL.act("agent", ticket, "cancel", "reason", "Not needed any more.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_NameCause");
        assertThat(ladders("agent", ticket).get(0)).containsEntry("state", "SUBJECT_ENDED");
        MODEL.complete("lead", ticket, "Task_NameCause", "escalationCause", "DATA");
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
    }

    @Test
    @Capability("I3.3")
    void thereIsOneLadderAtATimeForTheSameSubject() {
        var ticket = inWork();
        var first = escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.").getBody();
        var again = escalate("lead", ticket, "HIERARCHICAL", "Still nobody.").getBody();

        assertThat(again).containsEntry("id", first.get("id")).containsEntry("joined", 1);
        assertThat(MODEL.waitsAt(ticket))
                .filteredOn("Task_AcknowledgeEscalation"::equals)
                .hasSize(1);
        MODEL.complete("lead", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "I decide.");
        var next = escalate("agent", ticket, "HIERARCHICAL", "It was not done.").getBody();
        assertThat(next.get("id")).isNotEqualTo(first.get("id"));
    }

    @Test
    @Capability("C2.3")
    void whoHasNoRightOrNoReasonEscalatesNothing() {
        var ticket = inWork();

        assertThat(status(escalate("requester", ticket, "HIERARCHICAL", "I wait.")))
                .isEqualTo(403);
        assertThat(status(escalate("requester2", ticket, "HIERARCHICAL", "I wait.")))
                .isEqualTo(404);
        assertThat(status(escalate("auditor", ticket, "HIERARCHICAL", "I wait.")))
                .isEqualTo(403);
        assertThat(status(escalate("agent", ticket, "HIERARCHICAL", "  "))).isEqualTo(422);
        assertThat(status(escalate("agent", ticket, "UPWARDS", "Please."))).isEqualTo(422);
        MODEL.act("agent", ticket, "cancel", "reason", "Not needed.");
        assertThat(status(escalate("agent", ticket, "HIERARCHICAL", "Too late.")))
                .isEqualTo(409);
        assertThat(ladders("agent", ticket)).isEmpty();
        assertThat(MODEL.get("requester", "/api/tickets/" + ticket + "/escalations")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void answersAreGivenWhileTheTicketRests() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");
        MODEL.act("agent", ticket, "hold", "reason", "Waits for the owner.");

        MODEL.complete("lead", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "I see to it.");

        assertThat(ladders("agent", ticket).get(0)).containsEntry("state", "ACKNOWLEDGED");
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
    }

    @Test
    @Capability("I3.5")
    void everyStepIsInTheLedgerWithTriggerRuleRecipientAndReason() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");
        MODEL.complete(
                "lead",
                ticket,
                "Task_AcknowledgeEscalation",
                "acknowledgeNote",
                "I decide.",
                "escalationCause",
                "SKILL");

        var events = items(MODEL.get("auditor", "/api/audit/events?type=ESCALATION&ticket=" + ticket));

        assertThat(events).hasSize(4).allSatisfy(event -> assertThat(event).containsEntry("action", "ESCALATION"));
        assertThat(events.toString())
                .contains("rule=Rule_Hierarchical", "table=escalation-path", "recipients=lead", "trigger=HIERARCHICAL")
                .contains("Nobody decides.", "I decide.", "skill");
        var rungs = (List<?>) ladders("agent", ticket).get(0).get("rungs");
        assertThat(rungs.toString()).contains("rule=Rule_Hierarchical", "version=", "called=[lead]");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline")).contains("ESCALATION");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .doesNotContain("ESCALATION");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/notifications"))
                .contains("ESCALATED");
    }

    @Test
    @Capability("C2.3")
    void everyTaskCanBeEscalatedAndGoesOnAsItIs() {
        var ticket = inWork();
        var task = MODEL.task(ticket, "Task_WorkOnTask");

        assertThat(status(escalateTask("requester", ticket, task.id(), "I wait.")))
                .isEqualTo(403);
        assertThat(status(escalateTask("agent", ticket, task.id(), " "))).isEqualTo(422);
        assertThat(status(escalateTask("agent", ticket, "no-such-task", "Please.")))
                .isEqualTo(404);
        var raised = escalateTask("agent", ticket, task.id(), "Nobody of the owners answers.");

        assertThat(status(raised)).isEqualTo(200);
        assertThat(raised.getBody()).containsEntry("subject", ticket + "-T1").containsEntry("raisedBy", "agent");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask")).isEqualTo(task);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_AcknowledgeEscalation");
        MODEL.complete(
                "agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "It is done.");
    }

    @Test
    @Capability("I3.3")
    void oneAnswerDoesForAllLaddersOnWhichSomebodyWasCalled() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");
        escalateTask("agent", ticket, MODEL.task(ticket, "Task_WorkOnTask").id(), "The owner is away.");

        assertThat(MODEL.waitsAt(ticket))
                .filteredOn("Task_AcknowledgeEscalation"::equals)
                .hasSize(1);
        assertThat(MODEL.seenAt(ticket, "Task_AcknowledgeEscalation", "escalationFurther"))
                .asString()
                .contains("The owner is away.");
        MODEL.complete("lead", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "I decide both.");

        assertThat(ladders("agent", ticket))
                .hasSize(2)
                .allSatisfy(ladder -> assertThat(ladder)
                        .containsEntry("state", "ACKNOWLEDGED")
                        .containsEntry("acknowledgedBy", "lead")
                        .containsEntry("note", "I decide both."));
        assertThat(items(MODEL.get("auditor", "/api/audit/events?type=ESCALATION&ticket=" + ticket)))
                .filteredOn(event -> event.toString().contains("decision=ACKNOWLEDGED"))
                .hasSize(2);
        assertThat(MODEL.waitsAt(ticket)).filteredOn("Task_NameCause"::equals).hasSize(1);
        MODEL.complete("lead", ticket, "Task_NameCause", "escalationCause", "SKILL");
        assertThat(ladders("agent", ticket))
                .allSatisfy(ladder -> assertThat(ladder).containsEntry("cause", "SKILL"));
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
    }

    @Test
    @Capability("I3.3")
    void laddersThatLeanOnAnUnansweredOneAskForThemselves() {
        var ticket = inWork();
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");
        escalateTask("agent", ticket, MODEL.task(ticket, "Task_WorkOnTask").id(), "The owner is away.");

        MODEL.fireTimersAt(ticket, "Event_AcknowledgementOverdue");
        MODEL.fireTimersAt(ticket, "Event_RungWithoutEffect");

        assertThat(MODEL.waitsAt(ticket))
                .filteredOn("Task_AcknowledgeEscalation"::equals)
                .hasSize(2);
        assertThat(ladders("agent", ticket)).extracting("rung").containsExactly(2, 1);
    }

    @Test
    @Capability("I3.3")
    void whoeverWasCalledAnswersOnTheTicketItself() {
        var ticket = inWork();
        assertThat(status(acknowledge("lead", ticket, "I see to it."))).isEqualTo(409);
        escalate("agent", ticket, "HIERARCHICAL", "Nobody decides.");

        assertThat(status(acknowledge("lead", ticket, " "))).isEqualTo(422);
        assertThat(status(MODEL.act("lead", ticket, "escalations/acknowledge", "note", "Yes.", "cause", "LUCK")))
                .isEqualTo(422);
        assertThat(status(acknowledge("agent", ticket, "I see to it."))).isEqualTo(403);
        assertThat(status(acknowledge("auditor", ticket, "I see to it."))).isEqualTo(403);
        assertThat(status(
                        MODEL.act("lead", ticket, "escalations/acknowledge", "note", "I see to it.", "cause", "DATA")))
                .isEqualTo(200);

        assertThat(ladders("agent", ticket).get(0))
                .containsEntry("state", "ACKNOWLEDGED")
                .containsEntry("note", "I see to it.")
                .containsEntry("cause", "DATA");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
    }

    @Test
    @Capability("C2.3")
    void whileNobodyWorksOnItTheLeadIsCalled() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.assign(ticket, "Task_AcceptTask", null);

        escalate("lead", ticket, "HIERARCHICAL", "Nobody wants it.");

        assertThat(ladders("lead", ticket).get(0).get("rungs").toString())
                .contains("called=[lead]")
                .doesNotContain("director");
    }

    @Test
    void ladderForWantOfPeopleEndsWhenSomebodyHasTheTask(@Autowired Escalations escalations) {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.assign(ticket, "Task_AcceptTask", null);
        escalations.raise(
                new Escalations.Call(ticket, "NOBODY_AVAILABLE", ticket + "-T1", "All of the team are away.", null));
        MODEL.follow(ticket);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_AcknowledgeEscalation");

        MODEL.assign(ticket, "Task_AcceptTask", "agent");
        MODEL.follow(ticket);

        assertThat(ladders("lead", ticket).get(0)).containsEntry("state", "SUBJECT_ENDED");
        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_AcknowledgeEscalation");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(ResponseEntity<Map<String, Object>> page) {
        return (List<Map<String, Object>>) page.getBody().get("items");
    }

    private static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }

    /** A password reset that agent works on. */
    private static String inWork() {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        return ticket;
    }

    private static ResponseEntity<Map<String, Object>> escalate(
            String person, String ticket, String kind, String reason) {
        return MODEL.act(person, ticket, "escalate", "kind", kind, "reason", reason);
    }

    private static List<Map<String, Object>> ladders(String person, String ticket) {
        return MODEL.list(person, "/api/tickets/" + ticket + "/escalations");
    }

    private static ResponseEntity<Map<String, Object>> escalateTask(
            String person, String ticket, String task, String reason) {
        return MODEL.act(person, ticket, "tasks/" + task + "/escalate", "kind", "HIERARCHICAL", "reason", reason);
    }

    private static ResponseEntity<Map<String, Object>> acknowledge(String person, String ticket, String note) {
        return MODEL.act(person, ticket, "escalations/acknowledge", "note", note);
    }
}
