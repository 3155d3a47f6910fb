package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.EngineCall;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's REST resources answer when somebody asks for too much, or asks badly. */
@BatonTest
class EngineDoorTests {

    @LocalServerPort
    private int port;

    private EngineCall agent() {
        return EngineCall.asClient(port, "agent");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body())
                .contains("\"rule\":\"" + rule + "\"", "\"detail\":", "\"message\":")
                .doesNotContain("org.camunda", "java.lang", "\tat ", "SQL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/deployment",
                "/engine-rest/engine/default/user",
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/admin/auth/user/default"
            })
    void strangersGetNothing(String path) {
        var stranger = EngineCall.anonymously(port);
        assertThat(stranger.get(path).statusCode()).isEqualTo(401);
        assertThat(stranger.post(path, "{}").statusCode()).isIn(401, 403);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
        agent,         GET,    /engine-rest/batch
        agent,         GET,    /engine-rest/deployment
        agent,         POST,   /engine-rest/task/create
        agent,         POST,   /engine-rest/task/x/assignee
        agent,         POST,   /engine-rest/deployment/create
        requester,     GET,    /engine-rest/task
        requester,     POST,   /engine-rest/process-definition/key/request-fulfilment/start
        auditor,       POST,   /engine-rest/task/x/complete
        process-owner, POST,   /engine-rest/migration/execute
        process-owner, GET,    /engine-rest/job/x/stacktrace
        admin,         POST,   /engine-rest/user/create
        admin,         POST,   /engine-rest/authorization/create
        admin,         DELETE, /engine-rest/history/process-instance/x
        admin,         GET,    /engine-rest/schema/log
        admin,         GET,    /engine-rest/engine/default/batch""")
    void routeThatIsNotOnTheListIsClosed(String person, String method, String path) {
        var body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        var answer =
                EngineCall.asClient(port, person).send(method, path, body == null ? null : "application/json", body);
        assertProblem(answer, 403, "engine-route-closed");
    }

    @Test
    void webApplicationsHaveTheSameClosedRoutes() {
        var admin = EngineCall.inBrowser(port, "admin");
        assertProblem(admin.get(EngineCall.COPY + "/batch"), 403, "engine-route-closed");
        assertProblem(admin.post(EngineCall.COPY + "/user/create", "{}"), 403, "engine-route-closed");
        assertThat(admin.get(EngineCall.COPY + "/process-definition").statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/camunda/api/engine/engine/").statusCode()).isEqualTo(200);
    }

    @Test
    void readersRead() {
        assertThat(agent().get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(agent().get("/engine-rest/engine").statusCode()).isEqualTo(200);
        var owner = EngineCall.asClient(port, "process-owner");
        assertThat(owner.get("/engine-rest/version").statusCode()).isEqualTo(200);
        assertThat(owner.get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        /engine-rest/task/nowhere                            | 404
        /engine-rest/task/nowhere/form                       | 404
        /engine-rest/task/nowhere/deployed-form              | 400
        /engine-rest/task/nowhere/form-variables             | 404
        /engine-rest/filter/nowhere                          | 403
        /engine-rest/process-definition/key/nowhere          | 404
        /engine-rest/process-definition/nowhere              | 404
        /engine-rest/process-definition/nowhere/xml          | 404
        /engine-rest/task?maxResults=abc                     | 404
        /engine-rest/task?sortBy=nothing&sortOrder=asc       | 400
        /engine-rest/task?dueAfter=yesterday                 | 400
        /engine-rest/task?maxResults=100000                  | 400""")
    void badReadIsTheCallersMistake(String path, int status) {
        var answer = agent().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"rule\":", "\"message\":").doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /engine-rest/task/nowhere/complete    | {"variables":{}}             | 404
        /engine-rest/task/nowhere/submit-form | {}                           | 404
        /engine-rest/task/nowhere/claim       | {"userId":"agent"}           | 404
        /engine-rest/task/nowhere/complete    | null                         | 400
        /engine-rest/task/nowhere/complete    | []                           | 400
        /engine-rest/task/nowhere/complete    | {"variables":7}              | 400
        /engine-rest/task/nowhere/complete    | {"unknown":1}                | 404
        /engine-rest/task/nowhere/complete    | {"variables":{"a":{"value":1,"type":"Integer"},"a":{"value":2}}} | 400
        /engine-rest/task/nowhere/complete    | {"variables":                | 400
        /engine-rest/task/nowhere/complete    | {"variables":{"a":{"value":"x","type":"Integer"}}} | 400
        /engine-rest/task/nowhere/complete    | {"variables":{"a":{"value":"x","type":"Nonsense"}}} | 400
        /engine-rest/task                     | {"sorting":[{"sortBy":"x","sortOrder":"asc"}]} | 400
        /engine-rest/task                     | {"priority":"high"}          | 400""")
    void badBodyIsTheCallersMistake(String path, String body, int status) {
        var answer = agent().post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"rule\":", "\"message\":").doesNotContain("\tat ", "java.lang");
    }

    @Test
    void deepHugeAndForeignBodiesAreTurnedAway() {
        var deep = "{\"variables\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertProblem(agent().post("/engine-rest/task/x/complete", deep), 400, "json-unreadable");
        var huge = "{\"x\":\"" + "a".repeat(1_100_000) + "\"}";
        assertThat(agent().post("/engine-rest/task/x/complete", huge).statusCode())
                .isEqualTo(413);
        var longText = "{\"x\":\"" + "a".repeat(300_000) + "\"}";
        assertProblem(agent().post("/engine-rest/task/x/complete", longText), 400, "json-unreadable");
        var number = "{\"x\":" + "9".repeat(10_000) + "}";
        assertProblem(agent().post("/engine-rest/task/x/complete", number), 400, "json-unreadable");
        for (var type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded", "x"}) {
            var answer =
                    agent().send("POST", "/engine-rest/task/x/complete", type, "{}".getBytes(StandardCharsets.UTF_8));
            assertProblem(answer, 415, "content-type-refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"execution", "task", "externalTask", "caseExecution", "connector", "currentUser", "S", "XML"})
    void nameOfTheEnginesOwnIsRefused(String name) {
        var body = "{\"variables\":{\"" + name + "\":{\"value\":\"x\",\"type\":\"String\"}}}";
        assertProblem(agent().post("/engine-rest/task/x/complete", body), 422, "variable-name-reserved");
        assertProblem(agent().post("/engine-rest/task/x/submit-form", body), 422, "variable-name-reserved");
        var owner = EngineCall.asClient(port, "process-owner");
        assertProblem(
                owner.post("/engine-rest/process-definition/key/request-fulfilment/start", body),
                422,
                "variable-name-reserved");
        var admin = EngineCall.asClient(port, "admin");
        assertProblem(
                admin.post(
                        "/engine-rest/message",
                        body.replace("{\"variables\"", "{\"messageName\":\"M\",\"processVariables\"")),
                422,
                "variable-name-reserved");
        assertProblem(
                admin.post(
                        "/engine-rest/process-instance/x/variables",
                        body.replace("\"variables\"", "\"modifications\"")),
                422,
                "variable-name-reserved");
        var put = admin.send(
                "PUT",
                "/engine-rest/process-instance/x/variables/" + name,
                "application/json",
                "{\"value\":\"x\",\"type\":\"String\"}".getBytes(StandardCharsets.UTF_8));
        assertProblem(put, 422, "variable-name-reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Object", "object", "File", "Bytes", "Xml"})
    void objectIsNoVariable(String type) {
        var body = "{\"variables\":{\"a\":{\"value\":\"{}\",\"type\":\"" + type
                + "\",\"valueInfo\":{\"objectTypeName\":\"java.net.URL\",\"serializationDataFormat\":\"application/json\"}}}}";
        assertProblem(agent().post("/engine-rest/task/x/complete", body), 422, "variable-type-refused");
    }

    @Test
    void addressWithTwoReadingsIsRefused() {
        var status = agent().get("/engine-rest/task;x=1/count").statusCode();
        assertThat(status).isEqualTo(400);
        assertThat(agent().get("/engine-rest/task/%2e%2e/batch").statusCode()).isEqualTo(400);
    }
}
