package io.baton.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import io.baton.ticket.TicketDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a closed ticket to an answer, a call back and a figure. {@code director} closes tickets in no other test. */
@BatonTest
class SurveyStoryTests {

    private static final String PERSON = "director";
    private static final Pattern SEALED = Pattern.compile("\\{sealed:([^}]+)}");

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Invitations invitations;

    @Autowired
    Surveys surveys;

    @Autowired
    TicketDesk tickets;

    @Autowired
    Secrets secrets;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void aWeekHasPassed() {
        db.sql("delete from survey_respondent where person = ?").param(PERSON).update();
    }

    @Test
    @Capability({"W5.6", "C4.3"})
    void linkInTheMailTakesOneAnswerAndShowsItOnTheTicket() {
        var key = closed(PERSON);
        var path = linkFor(key);
        var anybody = new Browser(port);

        assertThat(anybody.open(path).body()).contains("How was it?", key);
        assertThat(anybody.open(path).statusCode())
                .as("looking uses nothing up")
                .isEqualTo(200);
        assertThat(surveys.ofTicket(key).orElseThrow().openedAt()).isNotNull();

        var answered = anybody.submit(path, path, Map.of("score", "4", "recommend", "9", "remark", "Quick and kind."));
        assertThat(answered.body()).contains("Thank you");
        var again = anybody.call("POST", path, "application/x-www-form-urlencoded", "score=1");
        assertThat(again.body()).contains("You have told us already");
        assertThat(surveys.ofTicket(key).orElseThrow().score()).isEqualTo(4);

        assertThat(timeline(PERSON, key)).contains("Satisfaction with this ticket: 4 of 5");
        var own = Browser.signedIn(port, PERSON, "demo")
                .open("/portal/tickets/" + key)
                .body();
        assertThat(own).contains("4 of 5", "Quick and kind.");
        var agents = Browser.signedIn(port, "agent", "demo")
                .open("/portal/tickets/" + key)
                .body();
        assertThat(agents).contains("4 of 5").doesNotContain("Quick and kind.");
    }

    @Test
    @Capability("C4.3")
    void oneSurveyAWeekIsEnough() {
        var first = closed(PERSON);
        var second = closed(PERSON);
        var third = closed(PERSON);

        assertThat(surveys.ofTicket(first)).isPresent();
        assertThat(surveys.ofTicket(second)).isEmpty();
        assertThat(surveys.ofTicket(third)).isEmpty();
        assertThat(mails(first)).isEqualTo(1);
        assertThat(mails(second)).isZero();

        invitations.send(first);
        assertThat(mails(first))
                .as("a step that is tried again asks nobody twice")
                .isEqualTo(1);
    }

    @Test
    @Capability("I6.5")
    void lowScoreHasTheLeadCallBackOnTheClosedTicket() {
        var key = closed(PERSON);
        var survey = surveys.ofTicket(key).orElseThrow();

        var answered = answer(survey.id(), 1, 2, "I waited for days.");
        assertThat(answered).isEqualTo(200);

        var task = engine.task(key, "Task_CallBack");
        assertThat(task.assignee()).isEqualTo("lead");
        assertThat(task.due()).isAfter(Instant.now());
        var done = api.post(
                "lead",
                "/api/tickets/" + key + "/tasks/" + task.id() + "/complete",
                Map.of("variables", Map.of("callBackOutcome", "SETTLED", "callBackNote", "Apologised.")));
        assertThat(done.getStatusCode().value()).as("%s", done.getBody()).isEqualTo(200);
        engine.runJobs(key);
        assertThat(surveys.ofTicket(key).orElseThrow().callBackOutcome()).isEqualTo("SETTLED");
        assertThat(tickets.require(key).state().name()).isEqualTo("CLOSED");
        assertThat(timeline("lead", key)).contains("Called back: the matter is settled");
    }

    @Test
    void goodScoreOpensNoTask() {
        var key = closed(PERSON);

        assertThat(answer(surveys.ofTicket(key).orElseThrow().id(), 5, 10, "")).isEqualTo(200);

        assertThat(engine.openTasks(key)).isEmpty();
    }

    @Test
    @Capability("C4.3")
    void tokensThatAreUnknownOrExpiredGetAFriendlyPage() {
        var anybody = new Browser(port);
        assertThat(anybody.open("/portal/survey/nothing").statusCode()).isEqualTo(404);
        assertThat(anybody.open("/portal/survey/nothing").body()).contains("This link leads nowhere");

        var key = closed(PERSON);
        var path = linkFor(key);
        db.sql("update survey set expires_at = ? where ticket_key = ?")
                .params(Timestamps.column(Instant.now().minusSeconds(1)), key)
                .update();
        var late = anybody.call("POST", path, "application/x-www-form-urlencoded", "score=1");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("The time for this survey is over");
        assertThat(surveys.ofTicket(key).orElseThrow().score()).isNull();
    }

    @Test
    void badAnswersAreRefusedWithTheFieldAndAskAgain() {
        var key = closed(PERSON);
        var id = surveys.ofTicket(key).orElseThrow().id();

        assertThat(answer(id, 6, 11, "x".repeat(2001))).isEqualTo(422);
        var path = linkFor(key);
        var page = new Browser(port).call("POST", path, "application/x-www-form-urlencoded", "remark=Hm");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Please choose how satisfied you are", "Hm");
    }

    @Test
    void onlyThosePeopleReadAnswersWhoShould() {
        var key = closed(PERSON);
        var id = surveys.ofTicket(key).orElseThrow().id();
        answer(id, 4, 8, "Fine.");

        assertThat(status("requester2", "/api/surveys/" + id)).isEqualTo(404);
        assertThat(status("agent", "/api/surveys/" + id)).isEqualTo(404);
        assertThat(status("process-owner", "/api/surveys/" + id)).isEqualTo(200);
        assertThat(api.post("requester2", "/api/surveys/" + id + "/answer", Map.of("score", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.post(PERSON, "/api/surveys/" + id + "/answer", Map.of("score", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Capability("C4.3")
    void tokenIsReadableNowhereOnTheServer() {
        var key = closed(PERSON);
        var token = linkFor(key).replace("/portal/survey/", "");

        assertThat(outbox()).contains(key).doesNotContain(token);
        assertThat(db.sql("select token_hash from survey where ticket_key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo(SurveyTokens.hash(token));
        assertThat(timeline(PERSON, key)).doesNotContain(token);
    }

    /** All of it: what other tests wrote at a later time than now comes before. */
    private String outbox() {
        var pages = new StringBuilder();
        for (int page = 0; ; page++) {
            var one = api.text("admin", HttpMethod.GET, "/api/notifications/outbox?size=200&page=" + page, null)
                    .getBody();
            if (one == null || one.contains("\"items\":[]")) {
                return pages.toString();
            }
            pages.append(one);
        }
    }

    @Test
    @Capability("C4.3")
    void tokenIsInNoLog() throws IOException {
        var key = closed(PERSON);
        var path = linkFor(key);

        new Browser(port).open(path);
        new Browser(port).open("/portal/kb?survey-page=looked-at");

        // a line is written once its answer has been sent
        var log = Path.of("target/tomcat/logs/access.log");
        await().untilAsserted(() -> assertThat(Files.readString(log)).contains("/portal/kb?survey-page=looked-at"));
        assertThat(Files.readString(log)).doesNotContain(path);
    }

    @Test
    @Capability("C4.3")
    void mailScannersUseNothingUpAndCountAsNobody() {
        var key = closed(PERSON);
        var path = linkFor(key);
        var scanner = new Browser(port);

        assertThat(scanner.call("HEAD", path, "text/html", "").statusCode()).isEqualTo(200);
        assertThat(surveys.ofTicket(key).orElseThrow().openedAt())
                .as("only its head was asked for")
                .isNull();
        scanner.open(path);

        var answered = scanner.call("POST", path, "application/x-www-form-urlencoded", "score=3");
        assertThat(answered.body()).contains("Thank you");
    }

    @Test
    @Capability("C4.3")
    void garbledTokensAndAnswersGetAFriendlyPage() {
        var anybody = new Browser(port);
        var page = anybody.open("/portal/survey/%F0%9F%98%80%20" + "x".repeat(3000), "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link leads nowhere");

        var key = closed(PERSON);
        var answer = anybody.call(
                "POST",
                linkFor(key),
                "application/x-www-form-urlencoded",
                "score=abc&remark=Hm",
                "Accept",
                "text/html");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please choose how satisfied you are", "Hm");
        assertThat(surveys.ofTicket(key).orElseThrow().score()).isNull();
    }

    @Test
    @Capability("C4.3")
    void ofTwoAnswersAtOnceExactlyOneCounts() {
        var key = closed(PERSON);
        var path = linkFor(key);

        var pages = IntStream.rangeClosed(1, 4)
                .parallel()
                .mapToObj(score -> new Browser(port)
                        .call("POST", path, "application/x-www-form-urlencoded", "score=" + score)
                        .body())
                .toList();

        assertThat(pages).filteredOn(page -> page.contains("Thank you")).hasSize(1);
        assertThat(pages)
                .filteredOn(page -> page.contains("You have told us already"))
                .hasSize(3);
        assertThat(api.text("auditor", HttpMethod.GET, "/api/audit/events?ticket=" + key + "&size=200", null)
                        .getBody())
                .containsOnlyOnce("SURVEY_ANSWERED");
        assertThat(engine.openTasks(key))
                .as("call backs")
                .hasSize(surveys.ofTicket(key).orElseThrow().score() <= 2 ? 1 : 0);
    }

    @Test
    @Capability("C4.6")
    void remarkBecomesAnImprovementAndItsAuthorLearnsWhatChangedAndNobodyElseWhoItWas() {
        var key = closed(PERSON);
        var survey = surveys.ofTicket(key).orElseThrow();
        answer(survey.id(), 3, 7, "Asked for the same twice " + survey.id());
        var remark = Map.of("source", "SURVEY", "reference", survey.id());
        assertThat(api.post("agent", "/api/improvements", remark)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);

        var raised = api.post("lead", "/api/improvements", remark);

        assertThat(raised.getStatusCode().value()).as("%s", raised.getBody()).isEqualTo(201);
        var item = String.valueOf(raised.getBody().get("key"));
        assertThat(raised.getBody()).containsEntry("process", "request-fulfilment");
        for (var reader : List.of("requester2", "agent2")) {
            assertThat(api.text(reader, HttpMethod.GET, "/api/improvements/" + item, null)
                            .getBody())
                    .contains("Asked for the same twice")
                    .doesNotContain(PERSON, key);
        }

        engine.complete(
                item, "Task_AssessProposal", Map.of("improvementDecision", "ACCEPT", "improvementReason", "True"));
        engine.complete(
                item, "Task_PlanChange", Map.of("improvementPlan", "Drop it", "improvementMeasure", "No such remark"));
        engine.complete(item, "Task_CarryOutChange", Map.of("improvementChange", "The second question is gone."));
        engine.complete(item, "Task_VerifyEffect", Map.of("improvementEffect", true, "improvementFinding", "None"));

        assertThat(tickets.require(item).state().name()).isEqualTo("CLOSED");
        assertThat(db.sql("select audience || ' ' || recipient from notification_outbox where about = ?"
                                + " and event = 'IMPROVEMENT_ENDED'"
                                + " and body like '%The second question is gone.%'")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("AUTHOR " + PERSON, "REQUESTER lead");
        assertThat(api.text("auditor", HttpMethod.GET, "/api/audit/events?ticket=" + item + "&size=200", null)
                        .getBody())
                .contains("IMPROVEMENT_ENDED")
                .doesNotContain(PERSON);
    }

    @Test
    @Capability("C4.6")
    void remarkIsTaggedWithTheStepThatItIsAbout() {
        var key = closed(PERSON);
        var survey = surveys.ofTicket(key).orElseThrow();
        answer(survey.id(), 3, 7, "The check took too long " + survey.id());
        var wrong = Map.of(
                "source", "SURVEY", "reference", survey.id(), "process", "fulfilment-task", "activity", "Task_None");
        assertThat(api.post("lead", "/api/improvements", wrong).getStatusCode().value())
                .isEqualTo(422);

        var raised = Browser.signedIn(port, "lead", "demo")
                .submit(
                        "/portal/surveys",
                        "/portal/improvements/from-remark",
                        Map.of("source", "SURVEY", "reference", survey.id(), "about", "work-review/Task_ReviewTask"));

        var item = raised.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(api.get("lead", "/api/improvements/" + item).getBody())
                .containsEntry("process", "work-review")
                .containsEntry("activity", "Task_ReviewTask");
    }

    @Test
    @Capability("C4.3")
    void nobodyRatesTheOwnWork() {
        db.sql("delete from survey_respondent where person = 'agent'").update();
        var key = closed("agent");

        assertThat(surveys.ofTicket(key)).isEmpty();
    }

    @Test
    @Capability({"I6.5", "O5.6", "W5.6"})
    void reportShowsTheAnswersByServiceAndByVersionOfTheProcess() {
        var key = closed(PERSON);
        answer(surveys.ofTicket(key).orElseThrow().id(), 5, 10, "");

        var byService = api.text("lead", HttpMethod.GET, "/api/reports/csat-nps?groupBy=team", null);
        assertThat(byService.getStatusCode().value()).isEqualTo(200);
        assertThat(byService.getBody()).contains("service-desk");
        var byProcess = api.text("lead", HttpMethod.GET, "/api/reports/csat-nps?groupBy=process", null);
        assertThat(byProcess.getBody()).contains("request-fulfilment v1");
    }

    private int answer(String id, int score, int recommend, String remark) {
        var body = Map.of("score", score, "recommend", recommend, "remark", remark);
        return api.post(PERSON, "/api/surveys/" + id + "/answer", body)
                .getStatusCode()
                .value();
    }

    private int status(String person, String path) {
        return api.get(person, path).getStatusCode().value();
    }

    private String timeline(String person, String key) {
        return api.text(person, HttpMethod.GET, "/api/tickets/" + key + "/timeline?size=200", null)
                .getBody();
    }

    private String linkFor(String key) {
        var body = db.sql("select body from notification_outbox where about = ? and event = 'SURVEY_DUE'")
                .param(key)
                .query(String.class)
                .single();
        var sealed = SEALED.matcher(body);
        assertThat(sealed.find()).as(body).isTrue();
        return secrets.open("notification-path", Map.of("secret", sealed.group(1)));
    }

    private int mails(String key) {
        return db.sql("select count(*) from notification_outbox where about = ? and event = 'SURVEY_DUE'")
                .param(key)
                .query(Integer.class)
                .single();
    }

    /** A password reset asked for by this person, done by {@code agent} and confirmed. */
    private String closed(String person) {
        var fields = Map.of("account", "a" + UUID.randomUUID(), "system", "erp", "callback", "4711");
        var opened = api.post(person, "/api/requests", Map.of("itemId", "password-reset", "fields", fields));
        assertThat(opened.getStatusCode().value()).as("%s", opened.getBody()).isEqualTo(201);
        var key = String.valueOf(opened.getBody().get("key"));
        engine.runJobs(key);
        complete(key, "Task_AcceptTask", Map.of());
        complete(key, "Task_WorkOnTask", Map.of("resolutionCode", "COMPLETED", "resolutionNote", "It is done."));
        for (var task : engine.openTasks(key)) {
            if (task.nodeId().equals("Task_VerifyResult")) {
                complete(
                        key,
                        "Task_VerifyResult",
                        Map.of("verified", true, "testResult", "Tried it out.", "sideEffectCheck", "All quiet."));
            }
        }
        complete(key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        if (tickets.require(key).state().name().equals("REVIEW")) {
            api.post(person, "/api/tickets/" + key + "/confirm", Map.of());
            engine.runJobs(key);
        }
        assertThat(tickets.require(key).state().name()).isEqualTo("CLOSED");
        invitations.send(key);
        return key;
    }

    private void complete(String key, String node, Map<String, Object> variables) {
        var done = api.post(
                "agent",
                "/api/tickets/" + key + "/tasks/" + engine.task(key, node).id() + "/complete",
                Map.of("variables", new HashMap<>(variables)));
        assertThat(done.getStatusCode().value()).as("%s", done.getBody()).isEqualTo(200);
        engine.runJobs(key);
    }
}
