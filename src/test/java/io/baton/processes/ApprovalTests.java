package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.approval.Approvals;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("T6.4")
class ApprovalTests {

    private static final String APPROVE = "Task_ApproveRequest";
    private static int count;

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("approval");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    TicketDesk desk;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient db;

    @Test
    void asksOnlyTheManagerForALaptop() {
        var ticket = MODEL.orderLaptop("requester");

        assertThat(askedFor(ticket)).containsExactly("manager");
        assertThat(MODEL.task(ticket, APPROVE).due()).isNotNull();
        vote("manager", "manager", ticket, true);

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
    }

    @Test
    void asksTheBoardAfterTheManagerAndEndsWithTheMajority() {
        var ticket = firewallRule("requester");
        assertThat(askedFor(ticket)).containsExactly("manager");

        vote("manager", "manager", ticket, true, "approvalReason", "The job needs it.");
        assertThat(askedFor(ticket)).containsExactlyInAnyOrder("cab-app", "cab-infra", "cab-security");
        vote("cab-security", "cab-security", ticket, true);
        assertThat(read(ticket, "$.levels[1].remaining", String.class)).isEqualTo("1 more of 3");
        vote("cab-infra", "cab-infra", ticket, true);

        assertThat(MODEL.waitsAt(ticket)).contains("Task_AcceptTask").doesNotContain(APPROVE);
        assertThat(read(ticket, "$.state", String.class)).isEqualTo("APPROVED");
        assertThat(read(ticket, "$.levels[*].rule", List.class))
                .containsExactly("Rule_LineManager", "Rule_FirewallBoard");
        assertThat(read(ticket, "$.levels[*].votes[*].decision", List.class))
                .containsExactly("APPROVED", "WITHDRAWN", "APPROVED", "APPROVED");
        assertThat(read(ticket, "$.levels[0].votes[0].reason", String.class)).isEqualTo("The job needs it.");
        assertThat(read(ticket, "$.levels[1].votes[1].contentHash", String.class))
                .isEqualTo(read(ticket, "$.contentHash", String.class))
                .hasSize(64);
        assertThat(timeline(ticket))
                .contains("The question to cab-app is withdrawn", "Approved by manager", "Approval complete");
    }

    @Test
    void refusesTheWholeAsSoonAsALevelCannotAgreeAnyMore() {
        var ticket = firewallRule("requester");
        vote("manager", "manager", ticket, true);

        vote("cab-security", "cab-security", ticket, false, "approvalReason", "Port 5432 stays closed.");
        assertThat(MODEL.waitsAt(ticket)).hasSize(2);
        vote("cab-infra", "cab-infra", ticket, false, "approvalReason", "Port 5432 stays closed.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("REJECTED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("Port 5432 stays closed.");
        assertThat(read(ticket, "$.levels[1].state", String.class)).isEqualTo("DECLINED");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    @Capability("W2.4")
    void unansweredApprovalReachesTheBackupAndThenTheManager() {
        var ticket = MODEL.orderLaptop("requester");
        assertThat(askedFor(ticket)).containsExactly("manager");
        assertThat(tryToVote("lead", "manager", ticket, Map.of("approved", true))
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();

        MODEL.fireTimersAt(ticket, "Event_ApprovalUnanswered");
        assertThat(timeline(ticket)).contains("lead may decide as well (backup)");
        assertThat(approvals.helpedBy("lead"))
                .containsExactly(MODEL.task(ticket, APPROVE).id());

        MODEL.fireTimersAt(ticket, "Event_RungWithoutEffect");
        assertThat(timeline(ticket)).contains("director may decide as well (manager)");
        assertThat(askedFor(ticket)).containsExactly("manager");

        vote("director", "manager", ticket, true);

        assertThat(read(ticket, "$.levels[0].state", String.class)).isEqualTo("APPROVED");
        assertThat(read(ticket, "$.levels[0].votes[*].decidedBy", List.class)).containsExactly("director");
        assertThat(timeline(ticket)).contains("Approved by director for manager");
        assertThat(MODEL.waitsAt(ticket)).containsExactlyInAnyOrder("Task_AcceptTask", "Task_NameCause");
        var ladder =
                MODEL.list("lead", "/api/tickets/" + ticket + "/escalations").get(0);
        assertThat(ladder).containsEntry("trigger", "ACKNOWLEDGE").containsEntry("state", "SUBJECT_ENDED");
        assertThat(MODEL.text("lead", "/api/tickets/" + ticket + "/notifications"))
                .contains("DEPUTY_NAMED");
    }

    @Test
    @Capability("W2.4")
    void whoeverAskedNeverHelpsToDecide() {
        var ticket = MODEL.orderLaptop("lead");
        assertThat(askedFor(ticket)).containsExactly("director");

        MODEL.fireTimersAt(ticket, "Event_ApprovalUnanswered");
        MODEL.fireTimersAt(ticket, "Event_RungWithoutEffect");

        assertThat(timeline(ticket)).doesNotContain("lead may decide");
        assertThat(tryToVote("lead", "director", ticket, Map.of("approved", true))
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        assertThat(askedFor(ticket)).containsExactly("director");
    }

    @Test
    void refusalWithoutReasonIsSentBack() {
        var ticket = MODEL.orderLaptop("requester");

        var answer = tryToVote("manager", "manager", ticket, Map.of("approved", false));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("approvalReason");
        assertThat(askedFor(ticket)).containsExactly("manager");
    }

    @Test
    void deputyDecidesInPlaceOfTheApproverAndOnceOnly() {
        var ticket = firewallRule("requester");
        vote("manager", "manager", ticket, true);

        // in the demo the change manager stands in for cab-app
        vote("change-manager", "cab-app", ticket, true);

        assertThat(read(ticket, "$.levels[1].votes[0].approver", String.class)).isEqualTo("cab-app");
        assertThat(read(ticket, "$.levels[1].votes[0].decidedBy", String.class)).isEqualTo("change-manager");
        assertThat(timeline(ticket)).contains("Approved by change-manager for cab-app");
        var notDeputy = tryToVote("change-manager", "cab-infra", ticket, Map.of("approved", true));
        assertThat(notDeputy.getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void deputyNamedLaterIsOfferedWhatWaitsAlready() {
        var ticket = firewallRule("requester");
        vote("manager", "manager", ticket, true);
        var today = LocalDate.now();
        var named = api.post(
                "cab-infra",
                "/api/me/deputies",
                Map.of(
                        "deputy",
                        "commander",
                        "from",
                        today.toString(),
                        "until",
                        today.plusDays(7).toString()));
        assertThat(named.getStatusCode().value()).as("%s", named.getBody()).isEqualTo(201);

        vote("commander", "cab-infra", ticket, true);

        var ended = api.exchange(
                "cab-infra",
                HttpMethod.DELETE,
                "/api/me/deputies/" + named.getBody().get("id"),
                null,
                Map.of());
        assertThat(ended.getStatusCode().value()).isEqualTo(204);
        assertThat(tryToVote("commander", "cab-security", ticket, Map.of("approved", true))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void nobodyApprovesWhatHeAskedForNorHandsItOn() {
        var ticket = firewallRule("cab-security");
        vote("director", "director", ticket, true);

        assertThat(askedFor(ticket)).containsExactlyInAnyOrder("cab-app", "cab-infra");
        assertThat(tryToVote("cab-security", "cab-infra", ticket, Map.of("approved", true))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThatThrownBy(() -> engine.assign(taskOf(ticket, "cab-infra").id(), "cab-security"))
                .satisfies(thrown -> assertThat(Refusal.in(thrown).rule()).isEqualTo("approval-not-handed-on"));
    }

    @Test
    void callsAPersonWhenNobodyIsLeftToApprove() {
        // lead gets the right, director has no manager, and the fallback would be lead
        var ticket = MODEL.order("director", "application-access", accessFor("lead"));
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_NameApprover");
        assertThat(MODEL.tryToComplete("lead", ticket, "Task_NameApprover", "namedApprover", "manager")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(MODEL.tryToComplete("change-manager", ticket, "Task_NameApprover", "namedApprover", "director")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);

        MODEL.complete("change-manager", ticket, "Task_NameApprover", "namedApprover", "manager");

        assertThat(askedFor(ticket)).containsExactly("manager");
        vote("manager", "manager", ticket, true);
        assertThat(askedFor(ticket)).containsExactly("agent2");
    }

    @Test
    void editOfWhatIsApprovedVoidsItAndAsksAgain() {
        var ticket = firewallRule("requester");
        vote("manager", "manager", ticket, true);
        vote("cab-security", "cab-security", ticket, true);

        assertThat(edit("agent2", ticket, Map.of("fields", Map.of("ports", "22")))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(ticket);

        assertThat(askedFor(ticket)).containsExactly("manager");
        assertThat(read(ticket, "$.round", Integer.class)).isEqualTo(2);
        assertThat(read(ticket, "$.levels[?(@.round == 1)].votes[*].decision", List.class))
                .containsOnly("VOID");
        assertThat(timeline(ticket)).contains("what was approved so far is void");
    }

    @Test
    void whatDoesNotTouchTheContentIsEditedWithoutAskingAgain() {
        var ticket = firewallRule("requester");
        vote("manager", "manager", ticket, true);

        assertThat(edit("agent2", ticket, Map.of("title", "Port for reporting"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(read(ticket, "$.round", Integer.class)).isEqualTo(1);
    }

    @Test
    void afterTheLastApprovalTheContentStaysAsItIs() {
        var ticket = MODEL.orderLaptop("requester");
        vote("manager", "manager", ticket, true);

        var refused = edit("agent", ticket, Map.of("fields", Map.of("model", "strong")));

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().toString()).contains("approved-content", "Cancel the ticket");
        assertThat(MODEL.ticket(ticket).fields()).containsEntry("model", "standard");
    }

    @Test
    void whatNobodyHadToApproveIsCorrectedAsLongAsNothingWasDecidedByIt() {
        var ticket = MODEL.orderMonitor("requester");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");

        assertThat(edit("agent", ticket, Map.of("fields", Map.of("place", "Hamburg")))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        approvals.requireValid(ticket);
        var dearer = edit("agent", ticket, Map.of("fields", Map.of("quantity", 2)));

        assertThat(dearer.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(dearer.getBody())).contains("approved-content");
        assertThat(MODEL.ticket(ticket).fields()).containsEntry("quantity", 1);
    }

    @Test
    void planningRefusesWhatWasChangedPastEveryGuard() {
        var ticket = MODEL.orderLaptop("requester");
        vote("manager", "manager", ticket, true);
        approvals.requireValid(ticket);

        desk.record(ticket, Map.of(TicketField.FIELDS, Map.of("model", "strong")));

        assertThatThrownBy(() -> approvals.requireValid(ticket))
                .satisfies(thrown -> assertThat(((Refusal) thrown).rule()).isEqualTo("approval-void"));
    }

    @Test
    void twoWhoDecideAtTheSameMomentAreBothCounted() throws Exception {
        for (int round = 0; round < 5; round++) {
            var ticket = firewallRule("requester");
            vote("manager", "manager", ticket, true);
            var start = new CyclicBarrier(3);
            var pool = Executors.newFixedThreadPool(3);
            try {
                var answers = List.of("cab-security", "cab-infra", "cab-app").stream()
                        .map(person -> {
                            var task = taskOf(ticket, person).id();
                            return pool.submit(() -> {
                                start.await(10, TimeUnit.SECONDS);
                                return api.post(
                                        person,
                                        "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                                        Map.of("variables", Map.of("approved", true)));
                            });
                        })
                        .toList();
                for (var answer : answers) {
                    var body = answer.get(60, TimeUnit.SECONDS);
                    assertThat(body.getStatusCode().value())
                            .as("%s", body.getBody())
                            .isEqualTo(200);
                }
            } finally {
                pool.shutdown();
            }
            engine.runJobs(ticket);

            assertThat(read(ticket, "$.levels[1].votes[*].decision", List.class))
                    .containsExactly("APPROVED", "APPROVED", "APPROVED");
            assertThat(MODEL.waitsAt(ticket)).contains("Task_AcceptTask").doesNotContain(APPROVE);
        }
    }

    @Test
    void editThatMakesItDearerAsksThoseWhomThePlanAsksForThePrice() {
        var ticket = MODEL.order(
                "requester",
                MODEL.offer("monitor", Map.of("approval", "LINE_MANAGER", "price", 3000)),
                Map.of("quantity", 1, "place", "Berlin " + ++count));
        assertThat(askedFor(ticket)).containsExactly("manager");

        assertThat(edit("agent", ticket, Map.of("fields", Map.of("quantity", 2)))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(ticket);
        vote("manager", "manager", ticket, true);

        assertThat(read(ticket, "$.levels[?(@.round == 2)].group", List.class))
                .containsExactly("Line manager", "Owner of the cost centre", "Procurement");
        assertThat(askedFor(ticket)).isNotEmpty();
        assertThat(MODEL.variableOfTicket(ticket, "costCents")).isEqualTo(600_000L);
    }

    @Test
    void asksWhoeverAnswersForTheCostCentreOrWhoeverAnswersForHim() {
        var item = MODEL.offer("monitor", Map.of("approval", "LINE_MANAGER", "price", 2600));
        var ticket = MODEL.order("cab-app", item, Map.of("quantity", 1, "place", "Hamburg " + ++count));
        vote("director", "director", ticket, true);
        assertThat(askedFor(ticket)).as("lead answers for CC-IT").containsExactly("lead");

        var own = MODEL.order("lead", item, Map.of("quantity", 1, "place", "Hamburg " + ++count));
        vote("director", "director", own, true);
        assertThat(askedFor(own)).as("nobody agrees to his own costs").containsExactly("director");
    }

    @Test
    void whoeverAnEditMakesTheOneWhoGetsItDoesNotApproveIt() {
        var ticket = MODEL.order("requester", "application-access", accessFor("requester2"));
        assertThat(askedFor(ticket)).containsExactly("manager");

        assertThat(edit("agent2", ticket, Map.of("fields", Map.of("person", "manager")))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(ticket);

        assertThat(askedFor(ticket)).doesNotContain("manager").isNotEmpty();
    }

    @Test
    void scopeThatTheRequesterAgreedToIsPartOfWhatIsApproved() {
        var ticket = MODEL.orderLaptop("requester");
        agreeTo(ticket, "A light one.");
        assertThat(tryToVote("manager", "manager", ticket, Map.of("approved", true))
                        .getBody()
                        .toString())
                .contains("approval-void");

        var other = MODEL.orderLaptop("requester");
        vote("manager", "manager", other, true);
        approvals.requireValid(other);
        agreeTo(other, "A light one.");
        assertThatThrownBy(() -> approvals.requireValid(other))
                .satisfies(thrown -> assertThat(((Refusal) thrown).rule()).isEqualTo("approval-void"));
    }

    private void agreeTo(String ticket, String scope) {
        db.sql("""
                        insert into scope_version (ticket_key, version, scope, limits, reason, author, created_at, answer)
                        values (?, 2, ?, '', 'Not in stock.', 'agent', current_timestamp, 'ACCEPTED')
                        """).params(ticket, scope).update();
    }

    @Test
    void cancelledTicketAsksNobodyAnyMore() {
        var ticket = firewallRule("requester");

        MODEL.act("requester", ticket, "cancel", "reason", "Not needed any more.");

        assertThat(read(ticket, "$.state", String.class)).isEqualTo("WITHDRAWN");
        assertThat(read(ticket, "$.levels[*].state", List.class)).containsOnly("WITHDRAWN");
    }

    private static String firewallRule(String person) {
        return MODEL.order(
                person,
                "firewall-rule",
                Map.of(
                        "source", "app-017",
                        "destination", "db-042",
                        "ports", "5432",
                        "protocol", "tcp",
                        "reason", "Approval no. " + ++count));
    }

    private static Map<String, Object> accessFor(String person) {
        return Map.of(
                "application",
                "erp",
                "role",
                "clerk " + ++count,
                "reason",
                "Takes over invoices",
                "person",
                person,
                "until",
                LocalDate.now().plusDays(30).toString());
    }

    private List<String> askedFor(String ticket) {
        return engine.openTasks(ticket).stream()
                .filter(task -> task.nodeId().equals(APPROVE))
                .map(OpenTask::assignee)
                .toList();
    }

    private OpenTask taskOf(String ticket, String approver) {
        return engine.openTasks(ticket).stream()
                .filter(task -> approver.equals(task.assignee()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(approver + " is not asked, but " + askedFor(ticket)));
    }

    private void vote(String person, String inPlaceOf, String ticket, boolean approved, Object... more) {
        var values = new HashMap<String, Object>(Map.of("approved", approved));
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        var answer = tryToVote(person, inPlaceOf, ticket, values);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.runJobs(ticket);
    }

    private ResponseEntity<Map<String, Object>> tryToVote(
            String person, String inPlaceOf, String ticket, Map<String, Object> values) {
        return api.post(
                person,
                "/api/tickets/" + ticket + "/tasks/" + taskOf(ticket, inPlaceOf).id() + "/complete",
                Map.of("variables", values));
    }

    private ResponseEntity<Map<String, Object>> edit(String person, String ticket, Map<String, Object> changes) {
        var version = String.valueOf(desk.require(ticket).version());
        return api.exchange(
                person, HttpMethod.PATCH, "/api/tickets/" + ticket, changes, Map.of("If-Match", "\"" + version + "\""));
    }

    private <T> T read(String ticket, String path, Class<T> type) {
        return JsonPath.parse(api.text("auditor", HttpMethod.GET, "/api/tickets/" + ticket + "/approvals", null)
                        .getBody())
                .read(path, type);
    }

    private String timeline(String ticket) {
        return api.text("auditor", HttpMethod.GET, "/api/tickets/" + ticket + "/timeline", null)
                .getBody();
    }
}
