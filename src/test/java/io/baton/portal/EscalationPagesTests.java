package io.baton.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.browser.Visitor;
import io.baton.platform.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Escalating from Tasklist, answering on the ticket's page, and what everybody sees of it there. */
@BatonTest
class EscalationPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Api api;

    @Test
    @Capability("C2.3")
    void isRaisedFromATaskInTasklistAndAnsweredOnTheTicket() {
        var key = inWork();
        try (var agent = Visitor.of(port, "agent");
                var lead = Visitor.of(port, "lead");
                var requester = Visitor.of(port, "requester2")) {
            escalates(agent, key);
            agent.open("/portal/tickets/" + key)
                    .sees("Escalations")
                    .sees("Nobody of the owners answers.")
                    .sees("Rung 1")
                    .seesNot("You are called");
            lead.open("/portal/tickets/" + key).sees("You are called").pictures("ticket-escalation");
            lead.findsTheWayWithoutEyesOrMouse();
            lead.page().getByLabel("What is being done about it?").fill("I call the owner myself.");
            lead.press("Acknowledge").sees("Thank you.");
            engine.runJobs(key);
            lead.open("/portal/tickets/" + key)
                    .seesNot("You are called")
                    .sees("Acknowledged")
                    .pictures("ticket-escalation-answered");
            lead.page()
                    .locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("To the manager"))
                    .click();
            lead.sees("I call the owner myself.").pictures("ticket-escalation-read");
            requester.open("/portal/tickets/" + key).seesNot("Escalations").seesNot("Nobody of the owners answers.");
            assertThat(lead.complaints()).isEmpty();
        }
    }

    private void escalates(Visitor agent, String key) {
        var tasklist = new Tasklist(agent);
        tasklist.filter("My tasks").task("Work on task", key);
        agent.press("Escalate").sees("nothing is completed");
        tasklist.picture("tasklist-escalate");
        var dialog = agent.page().locator("dialog.baton-escalate");
        dialog.getByLabel("A decision").check();
        dialog.getByLabel("Why?").fill(" ");
        dialog.locator("button[type=submit]").click();
        agent.sees("characters why");
        assertThat(dialog.getByLabel("A decision")).isChecked();
        dialog.getByLabel("Why?").fill("Nobody of the owners answers.");
        dialog.locator("button[type=submit]").click();
        agent.sees("The manager is called").sees("The task goes on as it is.");
        tasklist.picture("tasklist-escalated");
        engine.runJobs(key);
        assertThat(engine.task(key, "Task_WorkOnTask").assignee()).isEqualTo("agent");
    }

    @Test
    void isNotOfferedToWhoeverMayNot() {
        var key = inWork();
        var task = engine.task(key, "Task_WorkOnTask").id();

        assertThat(text("agent", task)).contains("Whom does it need?");
        assertThat(text("requester2", task)).doesNotContain("Whom");
        assertThat(text("auditor", task)).doesNotContain("Whom");
    }

    private String text(String person, String task) {
        try (var visitor = Visitor.of(port, person)) {
            visitor.open("/portal/tasks/" + task + "/escalation");
            return visitor.page().content();
        }
    }

    /** A password reset that agent works on. */
    private String inWork() {
        var order = Requests.onceMore(
                api,
                "requester2",
                Map.of(
                        "itemId",
                        "password-reset",
                        "fields",
                        Map.of("account", "e" + Ids.next().substring(0, 6), "system", "erp", "callback", "4711")));
        var key = String.valueOf(order.getBody().get("key"));
        engine.runJobs(key);
        var task = engine.task(key, "Task_AcceptTask").id();
        var path = "/api/tickets/" + key + "/tasks/" + task + "/complete";
        assertThat(api.post("agent", path, Map.of("variables", Map.of()))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(key);
        return key;
    }
}
