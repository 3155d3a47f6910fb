package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.Requests;
import io.baton.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** Attacks on the server as a whole: strangers, forged requests, text that wants to be code. */
@BatonTest
class PlatformAttackTests {

    private static final List<String> CANARIES =
            List.of("${7*7}", "${{7*7}}", "#{7*7}", "{{7*7}}", "<%=7*7%>", "$${7*7}", "[[${7*7}]]");

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Api api;

    @Test
    void setupMakesNoAdministrator() {
        var body = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"m@x\"},"
                + "\"credentials\":{\"password\":\"mallory\"}}";
        var path = "/camunda/api/admin/setup/default/user/create";
        assertThat(EngineCall.anonymously(port).post(path, body).statusCode()).isIn(401, 403, 404);
        assertThat(EngineCall.inBrowser(port, "agent").post(path, body).statusCode())
                .isIn(403, 404);
        assertThat(EngineCall.inBrowser(port, "admin").post(path, body).statusCode())
                .isIn(403, 404);
        assertThat(api.text("admin", HttpMethod.GET, "/engine-rest/user?id=mallory", null)
                        .getBody())
                .isEqualTo("[]");
    }

    @Test
    void loginOfTheEngineItselfIsShut() {
        var answer = EngineCall.anonymously(port)
                .send(
                        "POST",
                        "/camunda/api/admin/auth/user/default/login/cockpit",
                        "application/x-www-form-urlencoded",
                        "username=admin&password=demo".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    @Capability("C7.2")
    void everyRouteAsksWhoIsThere() {
        var stranger = EngineCall.anonymously(port);
        for (var route : EngineRoutes.load().all()) {
            if (route.segments().contains("logout")) {
                continue; // whoever is not signed in may sign out
            }
            var path = String.join("/", route.segments()).replace("{}", "x").replace("**", "x");
            var roots = route.door().equals("webapp")
                    ? List.of("/camunda/api/")
                    : List.of("/engine-rest/", EngineCall.COPY + "/");
            for (var root : roots) {
                var hasBody = List.of("POST", "PUT").contains(route.method());
                var answer = stranger.send(
                        route.method(),
                        root + path,
                        hasBody ? "application/json" : null,
                        hasBody ? "{}".getBytes(StandardCharsets.UTF_8) : null);
                assertThat(answer.statusCode())
                        .as(route.method() + " " + root + path)
                        .isIn(401, 403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/h2-console", "/h2-console/", "/actuator", "/actuator/env", "/actuator/heapdump", "/jolokia"})
    void nothingForOperatorsOnThePeoplesPort(String path) {
        var answer = EngineCall.anonymously(port).get(path);
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(EngineCall.asClient(port, "admin").get(path).statusCode()).isNotEqualTo(200);
    }

    @Test
    void operatorsSeeHealthAndMetricsAndNoSecret() {
        var operator = EngineCall.anonymously(managementPort);
        assertThat(operator.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(operator.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        for (var closed :
                List.of("env", "configprops", "heapdump", "threaddump", "loggers", "beans", "mappings", "shutdown")) {
            assertThat(operator.get("/actuator/" + closed).statusCode())
                    .as(closed)
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void changeFromAWebApplicationNeedsItsToken() {
        var agent = EngineCall.inBrowser(port, "agent").withoutToken();
        assertThat(agent.post(EngineCall.COPY + "/task/x/claim", "{\"userId\":\"agent\"}")
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void changeFromAnotherSiteIsRefused() {
        for (var site : List.of("cross-site", "same-site")) {
            var agent = EngineCall.inBrowser(port, "agent").with("Sec-Fetch-Site", site);
            assertThat(agent.post(EngineCall.COPY + "/task/x/claim", "{\"userId\":\"agent\"}")
                            .statusCode())
                    .isEqualTo(403);
            var client = EngineCall.asClient(port, "agent").with("Sec-Fetch-Site", site);
            assertThat(client.post("/engine-rest/task/x/claim", "{\"userId\":\"agent\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void textOfARequesterStaysText() {
        var reason = Ids.next() + String.join(" ", CANARIES) + "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var opened = Requests.onceMore(
                api,
                "requester",
                Map.of(
                        "itemId",
                        "laptop",
                        "fields",
                        Map.of("model", "standard", "reason", reason, "place", "${7*7} Berlin")));
        assertThat(opened.getStatusCode().value())
                .as(String.valueOf(opened.getBody()))
                .isEqualTo(201);
        var key = String.valueOf(opened.getBody().get("key"));

        var ticket = api.text("requester", HttpMethod.GET, "/api/tickets/" + key, null)
                .getBody();
        assertThat(ticket).contains("${7*7} Berlin");
        var page = EngineCall.inBrowser(port, "requester").get("/portal/tickets/" + key);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(key).doesNotContain("<script>alert(1)", "<img src=x", ">49<", "49 Berlin");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void modelThatReadsFilesIsRefused() {
        for (var name : List.of("xxe-file.bpmn", "xxe-http.bpmn", "billion-laughs.bpmn", "xxe-file.dmn")) {
            var answer = deploy(name);
            assertThat(answer).as(name).contains("\"status\":400").doesNotContain("root:");
        }
    }

    @Test
    void whatWasDeployedIsServedAsAFileOnly() {
        var owner = EngineCall.asClient(port, "process-owner");
        var deployments = owner.get("/engine-rest/deployment?maxResults=1").body();
        var id = deployments.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        var resource = owner.get("/engine-rest/deployment/" + id + "/resources")
                .body()
                .replaceAll("(?s)^\\[\\{.*?\"id\":\"([^\"]+)\".*", "$1");
        var data = owner.get("/engine-rest/deployment/" + id + "/resources/" + resource + "/data");
        assertThat(data.statusCode()).isEqualTo(200);
        assertThat(data.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(data.headers().allValues("Content-Security-Policy")).anyMatch(policy -> policy.contains("sandbox"));
    }

    @Test
    void refusedActionIsOnTheLedger() {
        var id = Ids.next().toLowerCase(java.util.Locale.ROOT);
        EngineCall.asClient(port, "agent").post("/engine-rest/task/" + id + "/assignee", "{\"userId\":\"agent2\"}");
        assertThat(api.text(
                                "auditor",
                                HttpMethod.GET,
                                "/api/audit/events?action=ACTION_REFUSED&actor=agent&size=200",
                                null)
                        .getBody())
                .contains(id, "engine-route-closed");
    }

    private String deploy(String name) {
        try {
            var model = new org.springframework.core.io.ClassPathResource("hostile-models/" + name)
                    .getContentAsString(StandardCharsets.UTF_8);
            var body = "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nhostile\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"model\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + model + "\r\n--b--\r\n";
            return EngineCall.asClient(port, "process-owner")
                    .send(
                            "POST",
                            "/engine-rest/deployment/create",
                            "multipart/form-data; boundary=b",
                            body.getBytes(StandardCharsets.UTF_8))
                    .body();
        } catch (java.io.IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
