package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.EngineDriver;
import io.baton.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class IntakeJudgementTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    @Test
    @Capability("I1.1")
    void wordsDecideBetweenRequestAndIncidentAndTheTrailNamesTheRule() {
        var need = taken("I need Visio", "NEED");
        var down = taken("Mail is down for the floor", "BROKEN");
        var changed = taken("The intranet is very slow since the upgrade", "BROKEN");
        var attack = taken("I opened a phishing mail", "NEED");

        assertThat(need).startsWith("REQ-");
        assertThat(down).startsWith("INC-");
        assertThat(changed).startsWith("INC-");
        assertThat(attack).startsWith("SEC-");
        assertThat(trail(need)).contains("\"record-type\"", "Rule_SomethingIsNeeded", "Rule_NothingDisrupted");
        assertThat(trail(down)).contains("\"record-type\"", "Rule_ServiceDown", "Rule_IsDown");
        assertThat(trail(changed)).contains("Rule_SaysAfterChange");
        assertThat(ticket(need)).containsEntry("kind", "REQUEST");
        assertThat(ticket(down)).containsEntry("kind", "INCIDENT");
        assertThat(ticket(changed)).containsEntry("kind", "FAILED_CHANGE");
        assertThat(ticket(attack)).containsEntry("kind", "SECURITY");
    }

    @Test
    @Capability("I1.1")
    void openAlertOnTheItemMakesItAnIncidentByARuleOfItsOwn() {
        var ci = "shop-" + Ids.next().substring(0, 8).toLowerCase(Locale.ROOT);
        api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + ci,
                Map.of("name", ci, "ciClass", "host", "owner", "applications", "environment", "production"),
                Map.of());
        assertThat(trail(about(ci, "The shop stutters", "BROKEN")))
                .contains("Rule_SomethingFails")
                .doesNotContain("Rule_OpenAlert");

        alert(ci, "INFO");
        assertThat(trail(about(ci, "The shop stutters", "BROKEN"))).doesNotContain("Rule_OpenAlert");

        alert(ci, "CRITICAL");
        var seen = about(ci, "The shop stutters", "BROKEN");
        assertThat(seen).startsWith("INC-");
        assertThat(trail(seen)).contains("Rule_OpenAlert");
        assertThat(about(ci, "A monitor for my desk", "NEED")).startsWith("REQ-");
    }

    private String about(String ci, String text, String intent) {
        var answer = api.post(
                "requester", "/api/intake", Map.of("text", text + " " + Ids.next(), "intent", intent, "ciId", ci));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return String.valueOf(answer.getBody().get("key"));
    }

    private void alert(String ci, String severity) {
        db.sql(
                        "insert into alert (alert_id, source, external_id, severity, ci_id, summary, tickets, occurred_at,"
                                + " received_at) values (?, 'watcher', ?, ?, ?, 'Slow', '', current_timestamp, current_timestamp)")
                .params(Ids.next(), Ids.next(), severity, ci)
                .update();
    }

    @Test
    @Capability("C1.6")
    void oneIntakeRunsAllFourTables() {
        assertThat(trail(taken("The VPN drops all the time", "BROKEN")))
                .contains("\"record-type\"", "\"classification\"", "\"priority\"", "\"routing\"", "\"nature\"");
    }

    @Test
    @Capability("C1.2")
    void eachNatureIsLabelled() {
        assertThat(ticket(taken("I need a new laptop", "NEED"))).containsEntry("nature", "hardware");
        assertThat(ticket(taken("Please install Visio", "NEED"))).containsEntry("nature", "software");
        assertThat(ticket(taken("I need VPN", "NEED"))).containsEntry("nature", "access");
        assertThat(ticket(taken("Wi-Fi is not working", "BROKEN"))).containsEntry("nature", "network");
        assertThat(ticket(taken("How do I book a room?", "NEED"))).containsEntry("nature", "service");
    }

    @Test
    @Capability({"I1.2", "C2.4"})
    void keywordRowDeployedFromModelerCountsForTheNextIntake() throws Exception {
        var before = taken("A quuxomat for the kitchen", "NEED");
        assertThat(engine.openTasks(before)).extracting("nodeId").containsExactly("Task_TriageManually");

        deploy(Files.readString(Path.of("decisions/classification.dmn"))
                .replace("(laptop|laptops|", "(quuxomat|laptop|laptops|"));

        var after = taken("A quuxomat for the kitchen", "NEED");
        assertThat(ticket(after)).containsEntry("category", "equipment-setup").containsEntry("subcategory", "laptop");
        var browser = EngineCall.inBrowser(port, "requester");
        assertThat(browser.get("/portal/governance/decisions/classification").body())
                .contains("quuxomat");
    }

    @Test
    @Capability("C2.4")
    void everyRuleIsReadableForEverybodySignedIn() {
        var browser = EngineCall.inBrowser(port, "requester");

        assertThat(browser.get("/portal/governance/decisions").body())
                .contains("Priority by impact and urgency", "Routing", "Record type");
        assertThat(browser.get("/portal/governance/decisions/priority").body())
                .contains("Rule_P5Raised", "If What raises it", "not NONE")
                .contains("version", "in force since", "Exactly one row matches.");
        assertThat(browser.get("/portal/governance/decisions/no-such-table").statusCode())
                .isEqualTo(404);
    }

    private void deploy(String table) throws Exception {
        var boundary = "part" + Ids.next().replace("-", "");
        var body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nkeywords\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"classification.dmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + table + "\r\n--" + boundary + "--\r\n";
        var answer = EngineCall.asClient(port, "process-owner")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        "multipart/form-data; boundary=" + boundary,
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String taken(String text, String intent) {
        var answer = api.post(
                "requester", "/api/intake", Map.of("text", text + "\n\n(" + Ids.next() + ")", "intent", intent));
        var key = String.valueOf(answer.getBody().get("key"));
        engine.runJobs(key);
        return key;
    }

    private String trail(String key) {
        return api.text("requester", HttpMethod.GET, "/api/tickets/" + key + "/decisions", null)
                .getBody();
    }

    private Map<String, Object> ticket(String key) {
        return api.get("requester", "/api/tickets/" + key).getBody();
    }
}
