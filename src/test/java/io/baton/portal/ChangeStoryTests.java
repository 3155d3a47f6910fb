package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change, from the page of whoever raises it over the votes in Tasklist to the open gate. */
@BatonTest
class ChangeStoryTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Api api;

    @Test
    void isRaisedOnAPageAgreedToInTasklistAndLetThroughTheGate() {
        var service = changes.serviceOfItsOwn();
        try (var manager = Visitor.of(port, "change-manager");
                var judge = Visitor.of(port, "cab-infra")) {
            var key = raises(manager, service);
            assertThat(gate(service)).isEqualTo(423);

            votes(judge, key);
            changes.agree(key, "cab-security", "devops1");

            assertThat(gate(service)).isEqualTo(200);
            manager.open("/portal/tickets/" + key).sees("The gate is open").pictures("change-approved");
            assertThat(manager.complaints()).isEmpty();
        }
    }

    private String raises(Visitor manager, String service) {
        manager.open("/portal").follow("Changes").follow("Raise a change");
        manager.findsTheWayWithoutEyesOrMouse();
        var page = manager.page();
        page.getByLabel("What is changed?").fill("Pages 5.3");
        page.getByLabel("Why?").first().fill("Pages take three seconds.");
        page.getByLabel("Which service?").fill(service);
        page.getByLabel("Which environment?").fill("production");
        page.getByLabel("How long do people do without").fill("20");
        page.getByLabel("How many people notice?").fill("200");
        page.getByLabel("How is it done?").fill("1. Install 5.3 on the first host.\n2. Look at the health page.");
        page.getByLabel("How is it taken back?").fill("Install 5.2 again.");
        page.getByLabel("What came of trying").fill("Back on 5.2 after four minutes.");
        manager.pictures("change-form");
        manager.press("Raise the change").sees("is raised");
        var key = manager.where().replaceAll(".*/", "");
        engine.runJobs(key);
        manager.open("/portal/tickets/" + key).sees("The gate is closed").pictures("change-judged");
        manager.open("/portal/changes").sees(key).pictures("changes");
        return key;
    }

    /** Everything there is to know stands in the form. */
    private void votes(Visitor judge, String key) {
        var tasklist = new Tasklist(judge);
        tasklist.filter("My tasks").task("Approve request", key).tab("Form");
        judge.page().setViewportSize(1280, 1800);
        judge.sees("May this be done?");
        tasklist.picture("tasklist-change-vote");
        judge.sees("Install 5.2 again.")
                .sees("20 min, noticed by 200 people")
                .sees("MEDIUM, 30 points")
                .sees("No incidents in the last 90 days.");
        tasklist.picture("tasklist-change-vote");
        tasklist.check("Yes, approve").complete();
        engine.runJobs(key);
    }

    private int gate(String service) {
        return api.get("change-manager", "/api/gate/v1/check?environment=production&service=" + service)
                .getStatusCode()
                .value();
    }
}
