package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** A slip in the answers put right by whoever made it, and work that is ended early, both on the ticket's page. */
@BatonTest
class TicketCorrectionTests {

    private static final Map<String, String> CORRECTED =
            Map.of("model", "light", "reason", "I travel a lot.", "place", "Hamburg");

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TicketDesk desk;

    @Test
    void fileThatIsNoPartOfAFormIsRefusedInWords() {
        var key = requests.laptop();

        var sent = Browser.signedIn(port, "requester", "demo")
                .submit(page(key), page(key) + "/attachments", Map.of("file", "notes.txt"));

        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(sent.body()).contains("Send the file as one part of a multipart/form-data body.");
    }

    @Test
    @Capability("T6.4")
    void requesterCorrectsAnAnswerAndTheApproverIsAskedAboutTheNewOne() {
        var key = requests.laptop();
        var before = engine.task(key, "Task_ApproveRequest").id();
        var requester = Browser.signedIn(port, "requester", "demo");
        assertThat(requester.open(page(key)).body()).contains(page(key) + "/correction");
        assertThat(requester.open(page(key) + "/correction").body())
                .contains("<span>Laptop</span>: put right", "value=\"standard\"", "Berlin, building 2")
                .contains("checked");

        var sent = requester.submit(page(key) + "/correction", page(key) + "/correction", form(key, CORRECTED));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(requester.open(page(key)).body()).contains("Your answers are corrected.", "Light, 13 inch");
        engine.runJobs(key);
        assertThat(engine.task(key, "Task_ApproveRequest").id()).isNotEqualTo(before);
        assertThat(desk.require(key).fields()).containsEntry("model", "light").containsEntry("place", "Hamburg");
    }

    @Test
    void wrongAnswerIsToldAtItsFieldAndNothingIsSaved() {
        var key = requests.laptop();
        var requester = Browser.signedIn(port, "requester", "demo");

        var wrong = new HashMap<>(form(key, CORRECTED));
        wrong.put("model", "huge");
        wrong.put("place", "");
        wrong.put("neededFrom", "2001-01-01");
        var sent = requester.submit(page(key) + "/correction", page(key) + "/correction", wrong);

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body())
                .contains("Please look at this again", "f-model-error", "f-place-error", "f-neededFrom-error")
                .contains("I travel a lot.");
        assertThat(desk.require(key).fields()).containsEntry("model", "standard");

        var old = new HashMap<>(form(key, CORRECTED));
        old.put("_version", "0");
        var stale = requester.submit(page(key) + "/correction", page(key) + "/correction", old);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Somebody changed this ticket meanwhile", "I travel a lot.");
    }

    @Test
    void nothingIsCorrectedOnceItIsApprovedOrInWorkOrSomebodyElses() {
        var key = requests.laptop();
        var requester = Browser.signedIn(port, "requester", "demo");
        assertThat(Browser.signedIn(port, "requester2", "demo")
                        .open(page(key) + "/correction", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.signedIn(port, "manager", "demo")
                        .open(page(key) + "/correction", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(403);

        requests.approve(key);
        assertThat(requester.open(page(key)).body()).doesNotContain(page(key) + "/correction");
        var approved = requester.submit(page(key), page(key) + "/correction", form(key, CORRECTED));
        assertThat(approved.statusCode()).isEqualTo(409);
        assertThat(approved.body()).contains("What was asked for is settled");

        requests.accept(key, "agent");
        var inWork = requester.submit(page(key), page(key) + "/correction", form(key, CORRECTED));
        assertThat(inWork.statusCode()).isEqualTo(403);
        assertThat(desk.require(key).fields()).containsEntry("model", "standard");
    }

    @Test
    void whatWasCorrectedToSomethingElseStandsInNobodysWay() {
        var rule = new HashMap<>(Map.of(
                "source", "app-044", "destination", "db-042", "ports", "5499", "protocol", "tcp", "reason", "Reports"));
        var order = Map.of("itemId", "firewall-rule", "fields", rule);
        var key = String.valueOf(
                api.post("requester", "/api/requests", order).getBody().get("key"));
        engine.runJobs(key);
        assertThat(api.post("requester", "/api/requests", order).getStatusCode().value())
                .isEqualTo(409);
        var etag = Map.of("If-Match", "\"" + desk.require(key).version() + "\"");
        api.exchange(
                "requester", HttpMethod.PATCH, "/api/tickets/" + key, Map.of("fields", Map.of("ports", "5498")), etag);
        assertThat(desk.require(key).fields()).containsEntry("ports", "5498");

        assertThat(api.post("requester", "/api/requests", order).getStatusCode().value())
                .isEqualTo(201);
    }

    @Test
    void answersAloneAreCorrectedByWhoeverAskedThroughTheApiToo() {
        var key = requests.laptop();
        var etag = Map.of("If-Match", "\"" + desk.require(key).version() + "\"");

        var title = api.exchange(
                "requester",
                HttpMethod.PATCH,
                "/api/tickets/" + key,
                Map.of("title", "Better", "fields", Map.of("place", "Bonn")),
                etag);
        assertThat(title.getStatusCode().value()).isEqualTo(403);
        var answer = api.exchange(
                "requester", HttpMethod.PATCH, "/api/tickets/" + key, Map.of("fields", Map.of("place", "Bonn")), etag);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        assertThat(desk.require(key).fields()).containsEntry("place", "Bonn");
    }

    @Test
    @Capability("T2.6")
    void agentClosesATicketEarlyOnItsPage() {
        var key = requests.laptopInWork();
        var agent = Browser.signedIn(port, "agent", "demo");
        assertThat(agent.open(page(key)).body()).contains(page(key) + "/close");
        assertThat(Browser.signedIn(port, "requester", "demo").open(page(key)).body())
                .doesNotContain(page(key) + "/close");

        agent.submit(page(key), page(key) + "/close", Map.of("resolutionCode", "DEFERRED", "resolutionNote", "Later."));
        assertThat(agent.open(page(key)).body()).contains("say why the outcome is not COMPLETED");
        assertThat(desk.require(key).state()).isEqualTo(TicketState.IN_PROGRESS);

        agent.submit(
                page(key),
                page(key) + "/close",
                Map.of(
                        "resolutionCode", "DEFERRED",
                        "resolutionNote", "You get it next month.",
                        "justification", "Nothing in stock."));
        engine.runJobs(key);

        assertThat(desk.require(key).state()).isEqualTo(TicketState.REVIEW);
        assertThat(desk.require(key).resolutionCode()).isEqualTo("DEFERRED");
        assertThat(agent.open(page(key)).body()).doesNotContain(page(key) + "/close");
    }

    private static String page(String key) {
        return "/portal/tickets/" + key;
    }

    /** The form as the page offers it now, with these answers. */
    private Map<String, String> form(String key, Map<String, String> answers) {
        var form = new HashMap<>(answers);
        form.put("_version", String.valueOf(desk.require(key).version()));
        return form;
    }
}
