package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test reviews a month of its own, long ago, to which it moves its tickets. */
@BatonTest
@Capability({"C2.4", "I1.6"})
class ReviewCampaignTests {

    private static final String TYPE = "classification-exceptions";

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("review-campaign");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Test
    void secondJudgeIsBlindAndIsNeitherTheFirstNorTheRequester() {
        var byTables = inMonth("2020-01", MODEL.ask("requester", "VPN for the train"));
        var byAgent = inMonth("2020-01", triaged("agent", "Xyzzy please", "Nobody knows the word."));
        var key = started("2020-01");

        assertThat(candidates(key, byAgent)).containsExactly("lead");
        assertThat(candidates(key, byTables)).containsExactlyInAnyOrder("agent", "lead");
        var task = taskOf(key, byTables);
        var shown = SystemContext.call(() -> tasks.getVariables(task.id()));
        assertThat(shown.get("reviewEvidence").toString()).contains("VPN for the train");
        assertThat(shown.get("reviewCriteria").toString()).contains("*Classification*", "→");
        assertThat(shown.toString()).doesNotContain(byTables);
        assertThat(shown).doesNotContainKeys("category", "assignedGroup");
        assertThat(MODEL.text("lead", "/api/reviews/" + key))
                .doesNotContain(byTables)
                .doesNotContain("judgedBy");

        assertThat(judge("agent", key, byAgent, "other", "service-desk")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThatThrownBy(() -> engine.assign(taskOf(key, byAgent).id(), "agent"))
                .satisfies(thrown -> assertThat(Refusal.in(thrown)).isNotNull());
        assertThat(judge("requester", key, byTables, "other", "service-desk")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);

        judged("lead", key, byTables, "access-provisioning", "identity-access");
        assertThat(factsOfSamples(key))
                .filteredOn(facts -> !facts.isEmpty())
                .singleElement()
                .satisfies(facts ->
                        assertThat(facts).containsEntry("ticket", byTables).containsEntry("judgedBy", "tables"));
    }

    @Test
    void agreementIsTheShareOfSamplesWithTheSameCategoryAndTeam() {
        var alike = inMonth("2020-02", MODEL.ask("requester", "VPN for the boat"));
        var otherTeam = inMonth("2020-02", MODEL.ask("requester", "VPN for the plane"));
        var otherCategory = inMonth("2020-02", MODEL.ask("requester", "VPN for the bike"));
        var team = MODEL.ticket(alike).assignedGroup();
        assertThat(MODEL.ticket(alike).category()).isEqualTo("access-provisioning");
        var key = started("2020-02");

        judged("agent", key, alike, "access-provisioning", team);
        judged("lead", key, otherTeam, "access-provisioning", "procurement");
        judged("agent", key, otherCategory, "fault-report", team);
        engine.runJobs(key);

        // one of three agrees in both, two in the category, two in the team
        assertThat(figures(key))
                .containsEntry("agreement", "1/3 33.3")
                .containsEntry("agreement-category", "2/3 66.7")
                .containsEntry("agreement-team", "2/3 66.7");
        assertThat(MODEL.text("process-owner", "/api/reports/review-results")).contains(key, "33.3");
        assertThat(MODEL.seenAt(key, "Task_SignOffReview", "reviewSummary").toString())
                .contains("Double triage agrees on category and team: 1 of 3 (33.3 %).");
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");

        assertThat(MODEL.tryToComplete("lead", key, "Task_SignOffReview", "reviewSignOffNote", "Fine.")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(MODEL.tryToComplete("process-owner", key, "Task_SignOffReview")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        MODEL.complete("process-owner", key, "Task_SignOffReview", "reviewSignOffNote", "Talk about VPN in the team.");
        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        assertThat(MODEL.text("auditor", "/api/audit/events?ticket=" + key + "&size=200"))
                .contains("REVIEW_SIGNED_OFF", "REVIEW_VERDICT_GIVEN");
        assertThat(MODEL.text("auditor", "/api/reviews/" + key)).contains("\"signedBy\":\"process-owner\"");
    }

    @Test
    void threeReclassificationsAppearAndBecomeAnImprovement() {
        var reason = "Half of the printers are down, that is a partial outage.";
        var tickets = List.of(
                inMonth("2020-03", triaged("agent", "Plugh one", reason)),
                inMonth("2020-03", triaged("agent", "Plugh two", reason)),
                inMonth("2020-03", triaged("agent", "Plugh three", reason)));
        var single = inMonth("2020-03", triaged("agent", "Plover", "A word of its own."));
        var key = started("2020-03");

        var found = item(key, "3 times from none to other");
        assertThat(found.get("evidence").toString())
                .contains(tickets)
                .contains(reason)
                .doesNotContain(single);
        var rest = item(key, "Corrections with a reason of their own");
        assertThat(rest.get("evidence").toString()).contains(single, "A word of its own.");

        assertThat(complete("agent", key, found, Map.of("reviewVerdict", "ROW"))
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(complete("lead", key, found, Map.of("reviewVerdict", "MAYBE"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(complete("lead", key, found, Map.of("reviewVerdict", "ROW", "reviewTeam", "network"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(complete("lead", key, found, Map.of("reviewVerdict", "ROW"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(complete("lead", key, rest, Map.of("reviewVerdict", "NO_ACTION"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(complete("lead", key, rest, Map.of("reviewVerdict", "NO_ACTION", "reviewReason", "Chance."))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(key);

        var improvement = item(key, "3 times from none to other").get("ledTo").toString();
        assertThat(improvement).startsWith("IMP-");
        assertThat(MODEL.text("process-owner", "/api/improvements/" + improvement))
                .contains("New row for triage", reason, "\"source\":\"REVIEW\"");
        assertThat(item(key, "Corrections with a reason of their own").get("ledTo"))
                .isNull();
        assertThat(MODEL.waitsAt(key)).doesNotContain("Task_SignOffReview");
    }

    @Test
    void overdueItemIsEscalatedAndHandedOn() {
        inMonth("2020-04", triaged("agent", "Frobnicate it", "Nobody knows what it is."));
        var key = started("2020-04");
        MODEL.fireTimers(key);

        assertThat(MODEL.waitsAt(key))
                .filteredOn("Task_DecidePendingAction"::equals)
                .hasSize(2);
        assertThat(MODEL.task(key, "Task_DecidePendingAction").candidateGroups())
                .containsExactly("process-owner");
        assertThat(MODEL.seenAt(key, "Task_DecidePendingAction", "pendingActionNote")
                        .toString())
                .contains("has had no verdict by");
        MODEL.complete("process-owner", key, "Task_DecidePendingAction", "pendingActionAllowed", true);
        MODEL.complete("process-owner", key, "Task_DecidePendingAction", "pendingActionAllowed", true);

        var rest = item(key, "Corrections with a reason of their own");
        assertThat(complete("process-owner", key, rest, Map.of("reviewVerdict", "ARTICLE"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void verdictEndsAnEscalationThatIsStillOpen() {
        var ticket = inMonth("2020-05", MODEL.ask("requester", "VPN for the balloon"));
        var key = started("2020-05");
        MODEL.fireTimers(key);
        assertThat(MODEL.waitsAt(key)).contains("Task_DecidePendingAction");

        judged("lead", key, ticket, "access-provisioning", "identity-access");
        engine.runJobs(key);

        assertThat(MODEL.waitsAt(key)).containsExactly("Task_SignOffReview");
    }

    @Test
    void oneReviewOfAKindAboutAPeriod() {
        var key = started("2020-06");
        var again = start("process-owner", TYPE, "2020-06");

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(again.getBody()).containsEntry("key", key);
        // nothing to judge: nothing but the sign-off is left
        assertThat(MODEL.waitsAt(key)).containsExactly("Task_SignOffReview");
    }

    @Test
    void badInputIsRefusedWithTheField() {
        assertThat(start("process-owner", "no-such-review", "2020-07").getBody().toString())
                .contains("type");
        assertThat(start("process-owner", "no-such-review", "2020-07")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(start("process-owner", TYPE, "July").getStatusCode().value()).isEqualTo(422);
        assertThat(start("process-owner", TYPE, "2099-01").getStatusCode().value())
                .isEqualTo(422);
        assertThat(api.post("process-owner", "/api/reviews", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("process-owner", "/api/reviews/RVW-2020-000000")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void onlyProcessOwnersBeginAndOnlyThoseWhoAnswerForTheWorkRead() {
        for (var person : List.of("agent", "lead", "requester", "auditor", "admin")) {
            assertThat(start(person, TYPE, "2020-08").getStatusCode().value())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(api.get("agent", "/api/reviews").getStatusCode().value()).isEqualTo(403);
        assertThat(api.get("requester", "/api/reviews").getStatusCode().value()).isEqualTo(403);
        assertThat(api.get("lead", "/api/reviews").getStatusCode().value()).isEqualTo(200);
        assertThat(api.get("auditor", "/api/reviews").getStatusCode().value()).isEqualTo(200);
    }

    private ResponseEntity<Map<String, Object>> start(String person, String type, String period) {
        return api.post(person, "/api/reviews", Map.of("type", type, "period", period));
    }

    private String started(String period) {
        var answer = start("process-owner", TYPE, period);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var key = answer.getBody().get("key").toString();
        assertThat(key).startsWith("RVW-");
        return MODEL.follow(key);
    }

    private static String triaged(String person, String text, String reason) {
        var ticket = MODEL.ask("requester", text);
        MODEL.complete(
                person,
                ticket,
                "Task_TriageManually",
                "category",
                "other",
                "subcategory",
                "general-question",
                "triageReason",
                reason);
        return ticket;
    }

    /** Lets a ticket have come in, and have been triaged, in the middle of a month. */
    private String inMonth(String month, String ticket) {
        var then = Timestamps.column(Instant.parse(month + "-15T12:00:00Z"));
        db.sql("update intake_judgement set at = ? where ticket_key = ?")
                .params(then, ticket)
                .update();
        db.sql("update ticket_reclassification set at = ? where ticket_key = ?")
                .params(then, ticket)
                .update();
        return ticket;
    }

    private void judged(String person, String key, String ticket, String category, String team) {
        var answer = judge(person, key, ticket, category, team);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private ResponseEntity<Map<String, Object>> judge(
            String person, String key, String ticket, String category, String team) {
        return api.post(
                person,
                "/api/tickets/" + key + "/tasks/" + taskOf(key, ticket).id() + "/complete",
                Map.of("variables", Map.of("reviewVerdict", category, "reviewTeam", team)));
    }

    private ResponseEntity<Map<String, Object>> complete(
            String person, String key, Map<String, Object> item, Map<String, Object> answer) {
        var task = db.sql("select task_id from review_item where id = ?")
                .param(item.get("id"))
                .query(String.class)
                .single();
        return api.post(person, "/api/tickets/" + key + "/tasks/" + task + "/complete", Map.of("variables", answer));
    }

    /** The open task in which a sampled ticket is judged. */
    private OpenTask taskOf(String key, String ticket) {
        var id = db.sql("select task_id from review_item where ticket_key = ? and facts like ?")
                .params(key, "%\"ticket\":\"" + ticket + "\"%")
                .query(String.class)
                .single();
        return engine.openTasks(key).stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> candidates(String key, String ticket) {
        var task = taskOf(key, ticket);
        return SystemContext.call(() -> tasks.getIdentityLinksForTask(task.id()).stream()
                .map(IdentityLink::getUserId)
                .toList());
    }

    /** What whoever reads the review is told of its samples. */
    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> factsOfSamples(String key) {
        var items = (List<Map<String, Object>>)
                api.get("lead", "/api/reviews/" + key).getBody().get("items");
        return items.stream()
                .filter(item -> item.get("kind").equals("SAMPLE"))
                .peek(item -> assertThat(item.get("evidence")).isNull())
                .map(item -> (Map<String, Object>) item.get("facts"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> item(String key, String title) {
        var items = (List<Map<String, Object>>)
                api.get("process-owner", "/api/reviews/" + key).getBody().get("items");
        return items.stream()
                .filter(item -> item.get("title").toString().startsWith(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not in " + items));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> figures(String key) {
        var shown = (List<Map<String, Object>>)
                api.get("lead", "/api/reviews/" + key).getBody().get("figures");
        var figures = new HashMap<String, String>();
        shown.forEach(figure -> figures.put(
                figure.get("name").toString(),
                figure.get("part") + "/" + figure.get("whole") + " " + figure.get("percent")));
        return figures;
    }
}
