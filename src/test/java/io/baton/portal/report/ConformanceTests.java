package io.baton.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.Requests;
import io.baton.browser.Visitor;
import io.baton.engine.SystemContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
@Capability("O3.4")
class ConformanceTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Autowired
    private HistoryService history;

    @Test
    void assetWithoutRequestIsListedUnderItsDepartment() {
        var mine = imported("IN_USE", "requester");
        var teams = imported("IN_USE", "network");
        var nobodys = imported("IN_USE", null);
        var spare = imported("IN_STOCK", null);

        var csv = csv("");

        assertThat(line(csv, mine)).startsWith("Finance,Unmanaged asset,").contains("requester", "No request stands");
        assertThat(line(csv, teams)).startsWith("Network,");
        assertThat(line(csv, nobodys)).startsWith("No department,");
        assertThat(csv).doesNotContain(spare);
        assertThat(csv("&department=Finance")).contains(mine).doesNotContain(teams);
        assertThat(csv("&groupBy=department")).contains("Finance,Unmanaged asset,");
    }

    @Test
    void assetThatARequestHandedOverIsNoDeviation() {
        var ticket = requests.laptopInReview();
        var assets = (List<?>) api.get("agent", "/api/assets?kind=laptop&text=LT-T&size=200")
                .getBody()
                .get("items");
        var tag = assets.stream()
                .map(asset -> (Map<?, ?>) asset)
                .filter(asset -> String.valueOf(asset.get("sourceTicket")).startsWith(ticket))
                .map(asset -> String.valueOf(asset.get("tag")))
                .findFirst()
                .orElse("");
        assertThat(tag).startsWith("LT-T");
        assertThat(csv("")).doesNotContain(tag + ",");
    }

    @Test
    void requestWithoutCatalogueItemIsListedWithItsTicket() {
        var wish = "I need a flag pole " + UUID.randomUUID();
        var ticket = (String) api.post("requester", "/api/intake", Map.of("text", wish, "intent", "NEED"))
                .getBody()
                .get("key");

        assertThat(line(csv(""), ticket)).startsWith("Finance,Ad hoc request,").contains(wish);
    }

    /** What people say about the way of working is no work, so it is none outside the flow. */
    @Test
    void improvementIsNoRequest() {
        var raised = api.post(
                "lead", "/api/improvements", Map.of("title", "Ask once", "description", "Two forms ask the same."));

        assertThat(line(csv(""), String.valueOf(raised.getBody().get("key")))).isEmpty();
    }

    @Test
    void itemsOfDepartmentsDifferInDataOnly() {
        var finance = item("finance-closing-report", "Finance");
        var sales = item("sales-customer-list", "Sales");

        for (var item : List.of(finance, sales)) {
            var ticket = requests.order("requester", Map.of("itemId", item, "fields", Map.of("what", "For the board")));
            assertThat(models(ticket)).as(item).startsWith("request-fulfilment");
            assertThat(line(csv(""), ticket)).as(item).isEmpty();
        }
    }

    @Test
    void pageShowsTheReportToThoseWhoMayReadIt() {
        var tag = imported("IN_USE", "requester");
        try (var visitor = Visitor.of(port, "process-owner")) {
            visitor.open("/portal/reports").sees("Conformance").sees("Chargeback");
            visitor.pictures("reports").findsTheWayWithoutEyesOrMouse();
            visitor.open("/portal/reports/conformance?department=Finance")
                    .sees(tag)
                    .sees("Unmanaged asset");
            visitor.pictures("report-conformance").findsTheWayWithoutEyesOrMouse();
            visitor.open("/portal/reports/chargeback?from=yesterday").sees("must be a day such as");
            assertThat(visitor.complaints()).isEmpty();
        }
        try (var visitor = Visitor.of(port, "requester")) {
            visitor.open("/portal/reports").seesNot("Conformance").sees("There is no report for your roles.");
        }
    }

    private String imported(String status, @Nullable String owner) {
        var tag = "CF-" + UUID.randomUUID().toString().substring(0, 8);
        var body = new HashMap<String, Object>(
                Map.of("kind", "projector", "model", "Beam 3", "status", status, "place", "Somewhere"));
        if (owner != null) {
            body.put("owner", owner);
        }
        assertThat(api.exchange("admin", HttpMethod.PUT, "/api/assets/" + tag, body, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        return tag;
    }

    private String item(String id, String department) {
        var known = api.get("requester", "/api/catalogue/general-question").getBody();
        var body = new HashMap<String, Object>(Map.of(
                "id",
                id + "-" + UUID.randomUUID().toString().substring(0, 4).replaceAll("[^a-z]", "x"),
                "title",
                department + " report",
                "summary",
                "A report of " + department + ".",
                "intent",
                "NEED",
                "category",
                "other",
                "service",
                department,
                "approval",
                "NONE",
                "acceptance",
                "NONE",
                "expectedHours",
                24,
                "impact",
                "LOW"));
        body.put("instructions", known.get("instructions"));
        body.put("keywords", List.of());
        body.put(
                "fields",
                List.of(Map.of(
                        "name",
                        "what",
                        "label",
                        "What for?",
                        "type",
                        "text",
                        "required",
                        true,
                        "help",
                        "For example the board.")));
        var answer = api.post("process-owner", "/api/catalogue", body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return (String) answer.getBody().get("id");
    }

    private List<String> models(String ticket) {
        return SystemContext.call(
                () -> history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(ticket)
                        .rootProcessInstances()
                        .list()
                        .stream()
                        .map(instance -> instance.getProcessDefinitionKey())
                        .toList());
    }

    private String csv(String more) {
        return api.text("lead", HttpMethod.GET, "/api/reports/conformance?format=csv" + more, null)
                .getBody();
    }

    private static String line(String csv, String part) {
        return csv.lines().filter(line -> line.contains(part)).findFirst().orElse("");
    }
}
