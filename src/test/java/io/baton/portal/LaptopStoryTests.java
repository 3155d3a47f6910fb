package io.baton.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The laptop, from the wish to the desk, by the hands of four people in their browsers. */
@BatonTest
class LaptopStoryTests {

    private static final String TAG = "LT-108";

    @LocalServerPort
    private int port;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Api api;

    @Test
    @Capability({"C1.1", "C1.5", "C4.2", "C7.3"})
    void travelsFromThePortalToTheDeskOfWhoeverAskedForIt() {
        try (var requester = Visitor.of(port, "requester2");
                var manager = Visitor.of(port, "manager");
                var agent = Visitor.of(port, "agent");
                var auditor = Visitor.of(port, "auditor")) {
            var key = orders(requester);
            approves(manager, key);
            fulfils(agent, key);
            confirms(requester, key);

            assertThat(api.get("agent", "/api/assets/" + TAG).getBody())
                    .containsEntry("owner", "requester2")
                    .containsEntry("status", "IN_USE");
            readsTheTrail(auditor, key);
        }
    }

    private String orders(Visitor requester) {
        requester.open("/portal");
        requester.page().getByLabel("Search the catalogue").fill("laptop");
        requester.sees("Found for \"laptop\"");
        requester
                .page()
                .locator("a[href$='/portal/items/laptop']:visible")
                .first()
                .click();
        requester.page().getByLabel("Standard, 14 inch").check();
        requester.page().getByLabel("What do you need it for?").fill("The battery of mine is worn out.");
        requester.page().getByLabel("Where do you want to receive it?").fill("Berlin, building 2");
        requester.press("Send request").sees("Your request is in.");
        var key = requester.where().replaceAll(".*/", "");
        engine.runJobs(key);
        requester.sees("Expected by").sees("Priority P").pictures("ticket-received");
        return key;
    }

    private void approves(Visitor manager, String key) {
        manager.open("/portal").sees("Waiting for you").pictures("home-manager");
        manager.open("/portal/approvals").pictures("approvals");
        var card = manager.page().locator("details.approval", new Page.LocatorOptions().setHasText(key));
        if (card.getAttribute("open") == null) {
            card.locator("summary").click();
        }
        card.getByLabel("Reason").fill("Five years is enough.");
        card.locator("button", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("Approve"))
                .click();
        manager.sees("Approved.");
        engine.runJobs(key);
    }

    private void fulfils(Visitor agent, String key) {
        var tasklist = new Tasklist(agent);
        tasklist.filter("My teams' tasks").task("Accept task", key);
        tasklist.tab("Ticket");
        agent.sees("Berlin, building 2").sees("Nobody has commented yet.");
        tasklist.picture("tasklist-ticket");
        tasklist.claim().tab("Form").complete();
        engine.runJobs(key);

        tasklist.filter("My tasks").task("Work on task", key);
        tasklist.choose("How did it end?", "Completed");
        tasklist.fill("What is the requester told?", "Your new laptop lies on your desk.");
        tasklist.fill("Tag of the device", TAG);
        tasklist.fill("Place of the device", "Berlin, building 2");
        tasklist.picture("tasklist-work");
        tasklist.complete();
        engine.runJobs(key);

        tasklist.filter("My teams' tasks").task("Review task", key);
        tasklist.claim().tab("Form").check("Yes, done");
        tasklist.complete();
        engine.runJobs(key);
    }

    private void confirms(Visitor requester, String key) {
        requester.open("/portal").sees("Please confirm").pictures("home-requester");
        requester
                .open("/portal/tickets/" + key)
                .sees("Your new laptop lies on your desk.")
                .pictures("ticket-review");
        requester.press("Yes, it works").sees("Thank you.");
        engine.runJobs(key);
        requester.open("/portal/tickets/" + key).sees("Done and confirmed.").pictures("ticket-closed");
        for (var line : java.util.List.of(
                "Request received: Laptop",
                "Approve request",
                "Task 'Prepare and hand over device': In progress",
                "Task 'Prepare and hand over device': Closed",
                "Now: Closed")) {
            requester.sees(line);
        }
        // who took which step is for colleagues
        assertThat(requester.page().getByText("Accept task")).hasCount(0);
        requester.follow("Diagram").pictures("ticket-diagram");
        requester.follow("Decisions").sees("Which rule decided").pictures("ticket-decisions");
        requester.follow("Notifications").pictures("ticket-notifications");
        assertThat(requester.complaints()).isEmpty();
    }

    private void readsTheTrail(Visitor auditor, String key) {
        auditor.open("/portal/audit").pictures("audit");
        auditor.open("/portal/tickets/" + key + "?tab=audit")
                .sees("Ticket created")
                .sees("Request approved")
                .sees("Task completed")
                .pictures("ticket-audit");
        assertThat(auditor.page().locator("main form")).hasCount(0);
    }
}
