package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.engine.Decisions;
import io.baton.engine.Processes;
import io.baton.engine.SystemContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A scripted robot against the engine's REST API, with the rights of its service account and nothing else. */
@BatonTest
@Capability("O4.7")
class RpaAccountCreateTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("rpa-account-create");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FETCH = "/engine-rest/external-task/fetchAndLock";

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private Processes processes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Decisions decisions;

    private boolean changed;
    private String robot;
    private String token;

    @BeforeEach
    void account() {
        robot = "rpa-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("admin", "/api/people/services", Map.of("id", robot, "name", "Account robot", "role", "robot"));
        var body = Map.of("owner", robot, "name", "t", "scopes", List.of("engine-rest:write"), "expiresInDays", 1);
        token = "Bearer " + api.post("admin", "/api/tokens", body).getBody().get("secret");
    }

    private String accountWanted() {
        var ticket = MODEL.orderMonitor("requester");
        processes.start(
                "rpa-account-create",
                ticket,
                Map.of("requester", "requester", "accountSystem", "erp", "accountHolder", "Rita Berger"));
        return ticket;
    }

    private HttpResponse<String> send(String path, String body) {
        return new Browser(port).post(path, body, "Authorization", token);
    }

    private String fetchBody(String more) {
        return fetchBody(more, 600_000);
    }

    private String fetchBody(String more, long lock) {
        return """
                {"workerId": "%s", "maxTasks": 10, "topics": [{"topicName": "rpa-account-create", "lockDuration": %d,
                  "localVariables": true, "variables": ["requester", "accountSystem", "accountHolder"]%s}]}""".formatted(robot, lock, more);
    }

    /** What the robot gets for this ticket. */
    private JsonNode fetch(String ticket) throws IOException {
        return fetch(ticket, 600_000);
    }

    private JsonNode fetch(String ticket, long lock) throws IOException {
        var answer = send(FETCH, fetchBody("", lock));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false)
                .filter(task -> ticket.equals(task.path("businessKey").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private String complete(JsonNode task, String variables) {
        var answer = send(
                "/engine-rest/external-task/" + task.get("id").asText() + "/complete",
                "{\"workerId\": \"" + robot + "\", \"variables\": " + variables + "}");
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void theRobotFetchesItsWorkAndTheFlowGoesOn() throws IOException {
        var ticket = accountWanted();

        var task = fetch(ticket);
        assertThat(task.at("/variables/requester/value").asText()).isEqualTo("requester");
        assertThat(task.at("/variables/accountSystem/value").asText()).isEqualTo("erp");
        assertThat(task.at("/variables/accountHolder/value").asText()).isEqualTo("Rita Berger");
        assertThat(task.get("variables")).hasSize(3);
        assertThat(complete(task, "{\"accountName\": {\"value\": \"rberger\"}}"))
                .startsWith("204");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_AccountCreated");
        assertThat(MODEL.variable(ticket, "accountName")).isEqualTo("rberger");
    }

    @Test
    void aRobotThatDiesIsFollowedByAPerson() throws IOException {
        var ticket = accountWanted();
        var task = fetch(ticket);

        MODEL.fireTimers(ticket);

        assertThat(MODEL.waitsAt(ticket)).contains("Task_CreateAccountByHand");
        assertThat(complete(task, "{\"accountName\": {\"value\": \"late\"}}"))
                .as("a robot that wakes up afterwards changes nothing")
                .startsWith("404");
        MODEL.complete("agent2", ticket, "Task_CreateAccountByHand", "accountName", "rberger2");
        assertThat(MODEL.variable(ticket, "accountName")).isEqualTo("rberger2");
    }

    @Test
    void aRobotThatGivesUpCallsAPersonAtOnce() throws IOException {
        var ticket = accountWanted();
        var task = fetch(ticket);

        var answer = send(
                "/engine-rest/external-task/" + task.get("id").asText() + "/bpmnError",
                "{\"workerId\": \"" + robot + "\", \"errorCode\": \"ROBOT_UNSUCCESSFUL\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_CreateAccountByHand");
    }

    @Test
    void workOfARobotThatDiedGoesToTheNextAndAtLastToAPerson() throws IOException {
        var ticket = accountWanted();
        var first = fetch(ticket, 1);

        // Its lock of a millisecond has run out when the next one asks.
        var second = fetch(ticket, 1);
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        fetch(ticket, 600_000);
        assertThat(send(FETCH, fetchBody("", 600_000)).body())
                .as("while one works on it nobody else gets it")
                .doesNotContain(ticket);

        MODEL.fireTimers(ticket);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_CreateAccountByHand");
        assertThat(send(FETCH, fetchBody("", 600_000)).body()).doesNotContain(ticket);
    }

    @Test
    void aRobotMakesTheAccountOfANewColleagueOnceTheTableSaysSo() throws IOException {
        robotsWork(true);
        var kit = approvedKit();
        assertThat(MODEL.planned(kit, "account")).containsEntry("state", "IN_PROGRESS");
        assertThat(MODEL.stepsOf(kit, "mailbox")).isEmpty();

        var task = fetch(kit);
        assertThat(task.at("/variables/accountHolder/value").asText()).startsWith("Nora Neu");
        assertThat(task.at("/variables/accountSystem/value").asText()).isEqualTo("directory");
        assertThat(complete(task, "{\"accountName\": {\"value\": \"nneu\"}}")).startsWith("204");

        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_ReviewTask");
        MODEL.completeOf("agent2", kit, "account", "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        assertThat(MODEL.planned(kit, "account"))
                .containsEntry("state", "CLOSED")
                .containsEntry("resolutionCode", "COMPLETED");
        assertThat(MODEL.stepsOf(kit, "mailbox")).containsExactly("Task_AcceptTask");
    }

    @Test
    void whatTheRobotDidWrongAPersonDoesAgain() throws IOException {
        robotsWork(true);
        var kit = approvedKit();
        complete(fetch(kit), "{\"accountName\": {\"value\": \"nneu\"}}");

        MODEL.completeOf(
                "agent2",
                kit,
                "account",
                "Task_ReviewTask",
                Map.of("reviewOutcome", "REWORK", "reviewNote", "The name is misspelt."));

        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_WorkOnTask");
    }

    @Test
    void aPersonMakesTheAccountOfANewColleagueWhenNoRobotComes() throws IOException {
        robotsWork(true);
        var kit = approvedKit();
        MODEL.fireTimers(kit);
        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_CreateAccountByHand");

        MODEL.completeOf("agent2", kit, "account", "Task_CreateAccountByHand", Map.of("accountName", "nneu"));

        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_ReviewTask");
    }

    @Test
    void asShippedPeopleMakeIt() {
        assertThat(MODEL.stepsOf(approvedKit(), "account")).containsExactly("Task_AcceptTask");
    }

    private String approvedKit() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        return kit;
    }

    @AfterEach
    void peopleWorkAgain() throws IOException {
        if (changed) {
            robotsWork(false);
        }
    }

    /** Deploys the shipped table as a process owner changed it, or as it was. */
    private void robotsWork(boolean robots) throws IOException {
        changed = robots;
        var shipped = Files.readString(Path.of("decisions/robot-work.dmn"));
        var cell = "<outputEntry id=\"OutputEntry_StarterAccount_1\">\n          <text>\"";
        assertThat(shipped).contains(cell + "\"</text>");
        var table = robots ? shipped.replace(cell, cell + "rpa-account-create") : shipped;
        SystemContext.run(() -> repository
                .createDeployment()
                .name("robot work")
                .addString("robot-work.dmn", table)
                .deploy());
        var facts = Map.of("itemId", "new-starter-kit", "taskKind", "ACCOUNT");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> decisions
                        .lookUp("robot-work", facts)
                        .get(0)
                        .get("taskRobot")
                        .equals(robots ? "rpa-account-create" : ""));
    }

    @Test
    void theRobotWritesNothingButItsResult() throws IOException {
        var task = fetch(accountWanted());

        assertThat(complete(task, "{\"approved\": {\"value\": true}}"))
                .startsWith("422")
                .contains("is not a result");
        assertThat(complete(task, "{\"accountName\": {\"value\": \"" + "x".repeat(121) + "\"}}"))
                .startsWith("422");
        assertThat(complete(task, "{\"accountName\": {\"value\": 7}}")).startsWith("422");
        assertThat(send(
                                "/engine-rest/external-task/" + task.get("id").asText() + "/complete",
                                "{\"workerId\": \"somebody\", \"variables\": {}}")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"variables\": null",
                ", \"localVariables\": false",
                ", \"processVariables\": {\"requester\": \"director\"}",
                ", \"businessKeyLike\": \"REQ%\"",
                ", \"deserializeValues\": true"
            })
    void theRobotCannotLookFurther(String more) {
        var body = fetchBody(more);
        // The engine would take the last of two; here neither gets through.
        assertThat(send(FETCH, body).statusCode()).as(body).isIn(400, 422);
    }

    @Test
    void theRobotSeesNoOtherVariablesTopicsOrRoutes() {
        assertThat(send(FETCH, fetchBody("").replace("\"accountHolder\"]", "\"approver\"]"))
                        .body())
                .contains("is not for this work");
        assertThat(send(FETCH, fetchBody("").replace("rpa-account-create", "payroll"))
                        .body())
                .contains("is not work for robots");
        assertThat(send(FETCH, fetchBody("").replace("600000", "86400000")).statusCode())
                .isEqualTo(422);
        for (var path : List.of("external-task", "process-instance", "task", "history/variable-instance")) {
            assertThat(send("/engine-rest/" + path, "{}").statusCode()).as(path).isEqualTo(403);
        }
    }
}
