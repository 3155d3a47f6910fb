package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The form of a change without scripts, and the list that the change is found on. */
@BatonTest
class ChangeFormPageTests {

    private static final String FORM = "/portal/changes/new";

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Test
    void namesEverythingThatIsWrongBesideItsFieldAndKeepsWhatWasTyped() {
        var answer = agent().submit(
                        FORM,
                        FORM,
                        Map.of(
                                "reason", "Kept as typed",
                                "service", "svc-nobody-knows",
                                "environment", "production",
                                "items", "no-such-item",
                                "outageMinutes", "many",
                                "commit", "abc",
                                "from", "2027-03-01T20:00",
                                "until", "soon",
                                "objective", "Faster"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Kept as typed", "What is changed? must have 1 to 200 characters.")
                .contains("is in no inventory: svc-nobody-knows", "names no item of the inventory: no-such-item")
                .contains("must be a whole number", "must be the full id of a commit", "must be a day and a time")
                .contains("belongs to an objective");
    }

    @Test
    void saysWhatIsInTheWayProposesTheNextFreeTimeAndRaisesItThere() {
        var service = changes.serviceOfItsOwn();
        var first = changes.raise(
                Map.of("service", service, "from", "2027-03-02T19:00:00Z", "until", "2027-03-02T21:00:00Z"));
        var agent = agent();
        var asked = typed(service, "2027-03-02T20:00", "2027-03-02T21:00");

        var refused = agent.submit(FORM, FORM, asked);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Something is in the way", first, "Raise it all the same");
        var slot = refused.body().replaceFirst("(?s).*name=\"_slot\" value=\"([^\"]+)\".*", "$1");
        assertThat(slot).isEqualTo("2027-03-02T21:00/2027-03-02T22:00");
        asked.put("_slot", slot);
        var moved = agent.submit(FORM, FORM, asked);
        assertThat(moved.body()).contains("Nothing is in the way", "value=\"2027-03-02T21:00\"");

        var raised = agent.submit(FORM, FORM, typed(service, "2027-03-02T21:00", "2027-03-02T22:00"));

        assertThat(changes.change(keyOf(raised)))
                .containsEntry("from", "2027-03-02T21:00:00Z")
                .containsEntry("type", "NORMAL")
                .containsEntry("outageMinutes", 20);
    }

    @Test
    void raisesOneChangeHoweverOftenTheFormIsSent() {
        var agent = agent();
        var answers = typed(changes.serviceOfItsOwn(), "", "");
        answers.put("_once", "01a20400-0000-7000-8000-00000000c4a6");

        var key = keyOf(agent.submit(FORM, FORM, answers));

        assertThat(keyOf(agent.submit(FORM, FORM, answers))).isEqualTo(key);
    }

    @Test
    void whatIsPutOtherwiseIsAgreedToAnewAndNobodyOverwritesWhatOthersPutMeanwhile() {
        var key = changes.approved();
        var agent = agent();
        var edit = "/portal/changes/" + key + "/edit";
        var page = agent.open(edit, "Accept", "text/html").body();
        assertThat(page)
                .contains("Install 5.2 again.", "approvals given so far are void")
                .doesNotContain("How urgent");
        var service = String.valueOf(((Map<?, ?>) changes.change(key).get("what")).get("service"));
        var answers = typed(service, "", "");
        answers.put("reason", "Pages are very slow.");
        answers.put("_version", "1");

        assertThat(agent.submit(edit, edit, answers).statusCode()).isEqualTo(302);
        engine.runJobs(key);

        assertThat(changes.change(key))
                .containsEntry("reason", "Pages are very slow.")
                .containsEntry("state", "IN_APPROVAL");
        var stale = agent.submit(edit, edit, answers);
        assertThat(stale.statusCode()).isEqualTo(412);
    }

    @Test
    void theListIsFilteredAndThePageSaysWhyTheGateIsClosed() {
        var service = changes.serviceOfItsOwn();
        var key = changes.raise(with(ChangeRequests.MEDIUM, "service", service));
        var manager = Browser.signedIn(port, "change-manager", "demo");

        assertThat(list(manager, "service=" + service + "&state=IN_APPROVAL&type=NORMAL&risk=MEDIUM"))
                .contains(key, "1 change<", "risk medium", "by Anna Keller");
        assertThat(list(manager, "service=" + service + "&risk=HIGH")).doesNotContain(key);
        assertThat(list(manager, "state=NONSENSE&page=-3")).contains("Raise a change");
        var closed = page(manager, key);
        assertThat(closed)
                .contains("The gate is closed", "change.approved", "rules are content", "Rollback plan", "Edit");

        changes.agree(key, "cab-infra", "cab-security", "devops1");

        assertThat(page(manager, key)).contains("The gate is open", "A pipeline may go through now");
    }

    @Test
    void onlyThoseWhoMakeChangesGetTheForm() {
        for (var person : new String[] {"requester", "cab-infra", "auditor", "admin"}) {
            var answer = Browser.signedIn(port, person, "demo").open(FORM, "Accept", "text/html");
            assertThat(answer.statusCode()).as(person).isEqualTo(403);
        }
        assertThat(Browser.signedIn(port, "cab-infra", "demo")
                        .open("/portal/changes", "Accept", "text/html")
                        .body())
                .doesNotContain("Raise a change");
    }

    private Browser agent() {
        return Browser.signedIn(port, "agent", "demo");
    }

    private static String list(Browser who, String query) {
        return who.open("/portal/changes?" + query, "Accept", "text/html").body();
    }

    private static String page(Browser who, String key) {
        return who.open("/portal/tickets/" + key, "Accept", "text/html").body();
    }

    private static Map<String, Object> with(Map<String, Object> content, String name, Object value) {
        var more = new HashMap<>(content);
        more.put(name, value);
        return more;
    }

    private Map<String, String> typed(String service, String from, String until) {
        var answers = new HashMap<String, String>();
        ChangeRequests.PROVEN.forEach((name, text) -> answers.put(name, text.toString()));
        answers.putAll(Map.of(
                "type", "NORMAL",
                "title", "Typed into the form",
                "reason", "Pages are slow.",
                "service", service,
                "environment", "production",
                "from", from,
                "until", until,
                "outageMinutes", "20",
                "affectedUsers", "200"));
        return answers;
    }

    private static String keyOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }
}
