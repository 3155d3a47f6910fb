package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.Processes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("O3.5")
class BudgetApprovalTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("budget-approval");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Processes processes;

    @Test
    void requestWithinTheBudgetGoesOn() {
        var ticket = asked(centre("500.00"), 50_000L);

        assertThat(MODEL.variableOfModel(ticket, "budgetApproved")).isEqualTo("true");
        assertThat(MODEL.passed(ticket)).contains("EndEvent_BudgetCleared");
    }

    @Test
    void ownerOfTheCostCentreDecidesAboveTheBudget() {
        var centre = centre("500.00");
        var ticket = asked(centre, 50_001L);

        var task = engine.task(ticket, "Task_ApproveBudget");
        assertThat(task.assignee()).isEqualTo("director");
        assertThat(MODEL.variableOfModel(ticket, "budgetFigures"))
                .isEqualTo("500.01 EUR of 500.00 EUR that are left of the budget of Test (" + centre + ") this year.");
        assertThat(MODEL.tryToComplete("requester", ticket, "Task_ApproveBudget", "budgetApproved", true)
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        MODEL.complete("director", ticket, "Task_ApproveBudget", "budgetApproved", true);

        assertThat(MODEL.variableOfModel(ticket, "budgetApproved")).isEqualTo("true");
    }

    /** Who owns a cost centre need not know Tasklist, nor be let into it. */
    @Test
    void ownerReadsTheFiguresAndDecidesInThePortal() {
        var centre = centre("500.00");
        var ticket = asked(centre, 50_001L);
        var task = engine.task(ticket, "Task_ApproveBudget").id();
        var owner = Browser.signedIn(port, "director", "demo");

        var page = owner.open("/portal/approvals?task=" + task).body();
        assertThat(page).contains(ticket, "500.01 EUR of 500.00 EUR that are left of the budget of Test");
        owner.submit("/portal/approvals", "/portal/approvals/" + task, Map.of("decision", "decline"));
        assertThat(engine.task(ticket, "Task_ApproveBudget"))
                .as("a no needs a reason")
                .isNotNull();
        owner.submit(
                "/portal/approvals", "/portal/approvals/" + task, Map.of("decision", "decline", "reason", "Used up."));

        assertThat(MODEL.variableOfModel(ticket, "budgetApproved")).isEqualTo("false");
        assertThat(MODEL.variableOfModel(ticket, "budgetReason")).isEqualTo("Used up.");
        assertThat(db.sql("select template || ' ' || body from notification_outbox where about = ?"
                                + " and recipient = 'director' and event like 'TASK%'")
                        .param(ticket)
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allSatisfy(mail -> assertThat(mail).contains("approval-needed", "/portal/approvals?task=" + task));
    }

    @Test
    void noNeedsAReason() {
        var ticket = asked(centre("0.00"), 1L);

        var answer = MODEL.tryToComplete("director", ticket, "Task_ApproveBudget", "budgetApproved", false);
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(answer.getBody())).contains("budgetReason");
        MODEL.complete("director", ticket, "Task_ApproveBudget", "budgetApproved", false, "budgetReason", "Used up.");

        assertThat(MODEL.variableOfModel(ticket, "budgetApproved")).isEqualTo("false");
        assertThat(MODEL.variableOfModel(ticket, "budgetReason")).isEqualTo("Used up.");
    }

    @Test
    void budgetOfACancelledRequestIsFreeAgain() {
        var centre = centre("500.00");
        var ticket = asked(centre, 50_000L);
        assertThat(remaining(centre)).isEqualTo(0.0);

        MODEL.act("requester", ticket, "cancel", "reason", "Not needed.");

        assertThat(remaining(centre)).isEqualTo(500.0);
    }

    @Test
    void answerThatMakesItDearerIsNoWayPastTheBudget() {
        var screens = MODEL.offer("monitor", Map.of("approval", "LINE_MANAGER"));
        var centre = centre("600.00");
        var ticket = asked(MODEL.order("requester", screens, Map.of("quantity", 1, "place", "A")), centre, 28_000L);
        assertThat(remaining(centre)).isEqualTo(320.0);

        assertThat(quantity(ticket, 2).getStatusCode().value()).isEqualTo(200);
        assertThat(remaining(centre)).as("two screens are set aside").isEqualTo(40.0);

        var other = MODEL.order("requester", screens, Map.of("quantity", 1, "place", "B"));
        var small = asked(other, centre("500.00"), 28_000L);
        var refused = quantity(small, 2);
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(refused.getBody())).contains("over-budget", "560.00 EUR");
        assertThat(MODEL.ticket(small).fields()).containsEntry("quantity", 1);
    }

    private ResponseEntity<Map<String, Object>> quantity(String ticket, int pieces) {
        var etag = "\"" + MODEL.ticket(ticket).version() + "\"";
        var change = Map.of("fields", Map.of("quantity", pieces));
        return api.exchange("lead", HttpMethod.PATCH, "/api/tickets/" + ticket, change, Map.of("If-Match", etag));
    }

    @Test
    void costCentresAreChangedByThoseWhoMayAndReadInWords() {
        var centre = centre("1.00");
        var path = "/api/cost-centres/" + centre;
        var body = Map.of("title", "Other", "owner", "manager");

        assertThat(put("admin", path, body, Map.of())).isEqualTo(428);
        assertThat(put("admin", path, Map.of("title", "Other", "owner", "nobody-here"), Map.of("If-Match", "\"0\"")))
                .isEqualTo(422);
        assertThat(put("lead", path, body, Map.of("If-Match", "\"0\""))).isEqualTo(403);
        assertThat(put("admin", path, body, Map.of("If-Match", "\"0\""))).isEqualTo(200);
        assertThat(put("admin", path, body, Map.of("If-Match", "\"0\""))).isEqualTo(412);
        assertThat(api.text("lead", HttpMethod.GET, "/api/cost-centres", null).getBody())
                .contains(centre, "Other", "SHOWBACK");
        assertThat(api.get("lead", "/api/cost-centres/none-such")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void reportIsReadAsJsonAndCsvByThoseWhoMay() {
        var json = api.get("lead", "/api/reports/chargeback?from=2026-01-01&to=2026-12-31");
        assertThat(json.getStatusCode().value()).isEqualTo(200);
        assertThat(json.getBody()).containsEntry("name", "chargeback").containsEntry("groupBy", "month");
        assertThat(json.getBody().get("rows")).isInstanceOf(List.class);

        var csv = api.text("lead", HttpMethod.GET, "/api/reports/chargeback?format=csv", null);
        assertThat(csv.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(csv.getBody()).startsWith("Cost centre,Name,Month,Requests,Amount,Currency\r\n");
        var wanted = api.exchange(
                "lead", HttpMethod.GET, "/api/reports/chargeback?groupBy=colour", null, Map.of("Accept", "text/csv"));
        assertThat(wanted.getStatusCode().value()).isEqualTo(422);
        assertThat(api.get("requester", "/api/reports/chargeback")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.text("requester", HttpMethod.GET, "/api/reports", null).getBody())
                .doesNotContain("chargeback");
    }

    private String asked(String costCentre, long cents) {
        return asked(MODEL.orderMonitor("requester"), costCentre, cents);
    }

    private String asked(String ticket, String costCentre, long cents) {
        var variables = new HashMap<String, Object>();
        variables.put("recordType", "REQUEST");
        variables.put("requester", "requester");
        variables.put("itemId", "monitor");
        variables.put("costCentre", costCentre);
        variables.put("costCents", cents);
        variables.put("expectedAt", null);
        processes.start("budget-approval", ticket, variables);
        engine.runJobs(ticket);
        return ticket;
    }

    private String centre(String budget) {
        var id = "T-" + UUID.randomUUID().toString().substring(0, 8);
        var body = Map.of("title", "Test", "owner", "director", "budget", budget, "mode", "CHARGEBACK");
        assertThat(put("process-owner", "/api/cost-centres/" + id, body, Map.of()))
                .isEqualTo(201);
        return id;
    }

    private double remaining(String centre) {
        return ((Number)
                        api.get("lead", "/api/cost-centres/" + centre).getBody().get("remaining"))
                .doubleValue();
    }

    private int put(String person, String path, Object body, Map<String, String> headers) {
        return api.exchange(person, HttpMethod.PUT, path, body, headers)
                .getStatusCode()
                .value();
    }
}
