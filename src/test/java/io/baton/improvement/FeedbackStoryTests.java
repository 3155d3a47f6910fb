package io.baton.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;

/** What is said without a name stays without a name, wherever one looks; and it is answered. */
@BatonTest
@ExtendWith(OutputCaptureExtension.class)
class FeedbackStoryTests {

    /** Writes nothing else in any test, so every trace of the id would be one of the feedback. */
    private static final String WRITER = "cab-app";

    private static final Pattern PERMIT = Pattern.compile("name=\"permit\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    FeedbackRounds rounds;

    @Autowired
    JdbcClient db;

    @Test
    @Capability("W6.4")
    void nothingAnywhereSaysWhoWroteIt(CapturedOutput log) throws IOException {
        var browser = Browser.signedIn(port, WRITER, "demo");
        var page = browser.open("/portal/feedback").body();
        var permit = PERMIT.matcher(page);
        assertThat(permit.find()).isTrue();
        var text = "Nobody reads field " + UUID.randomUUID();
        var session = browser.cookie("BATON");
        var ledgerBefore = ledgerOf(WRITER);
        var logged = log.getAll().length();
        var read = accessLog().size();

        var sent = browser.call(
                "POST",
                "/portal/feedback",
                "application/x-www-form-urlencoded",
                "permit=" + permit.group(1) + "&about=work-review/Task_ReviewTask&text=" + text.replace(' ', '+'),
                "User-Agent",
                "telling-agent",
                "X-Forwarded-For",
                "192.0.2.77");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?sent=thanks"));
        assertThat(sent.headers().map()).doesNotContainKey("Set-Cookie");
        browser.open("/portal/feedback?sent=thanks");
        browser.open("/portal/improvements");
        rounds.goRound();

        assertThat(browser.open("/portal/feedback").body()).contains(text);
        assertThat(rowWith(text))
                .containsOnlyKeys(
                        "id",
                        "process_key",
                        "activity_id",
                        "remark",
                        "given_on",
                        "ticket_key",
                        "overdue",
                        "answer",
                        "answered_on")
                .satisfies(row -> assertThat(row.values().toString()).doesNotContain(WRITER));
        assertThat(ledgerOf(WRITER)).as("acts of the writer on the ledger").isEqualTo(ledgerBefore);
        var key = String.valueOf(rowWith(text).get("ticket_key"));
        assertThat(api.text("auditor", HttpMethod.GET, "/api/audit/events?ticket=" + key, null)
                        .getBody())
                .contains("FEEDBACK_TAKEN_IN")
                .doesNotContain(WRITER);
        assertThat(db.sql("select requester || opened_by from ticket where ticket_key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("batonbaton");
        assertThat(db.sql("select count(*) from act_hi_procinst where business_key_ = ? and start_user_id_ is not null")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(log.getAll().substring(logged)).doesNotContain(WRITER, session, text, "192.0.2.77", "telling-agent");
        // a line is written once its answer has been sent
        await().untilAsserted(() -> assertThat(accessLog().stream().skip(read))
                .as("no line tells that somebody wrote, read the thanks, or fetched a permit")
                .anyMatch(line -> line.contains("GET /portal/improvements"))
                .noneMatch(line -> line.contains("feedback")));
    }

    /** A round an hour would tell the hour: what it takes in was written since the last one. */
    @Test
    @Capability("W6.4")
    void takingInTellsNoMoreThanTheDay() throws Exception {
        var round = FeedbackRounds.class.getDeclaredMethod("goRound").getAnnotation(Scheduled.class);
        var usual = round.cron().replaceAll("\\$\\{[^:]+:(.*)}", "$1");
        var noon = ZonedDateTime.of(2026, 11, 26, 12, 0, 0, 0, ZoneOffset.UTC);

        var next = CronExpression.parse(usual).next(noon);

        assertThat(round.zone()).isEqualTo("UTC");
        assertThat(next).isEqualTo(ZonedDateTime.of(2026, 11, 27, 0, 0, 0, 0, ZoneOffset.UTC));
        assertThat(CronExpression.parse(usual).next(next)).isEqualTo(next.plusDays(1));
    }

    @Test
    @Capability("W6.4")
    void permitIsNeededAndGoodForOneEntry() {
        assertThat(write(null, "Without a permit")).isEqualTo(403);
        assertThat(write("made.2099-01-01.up", "With a made up one")).isEqualTo(403);
        var permit = permit();
        assertThat(write(permit, "First")).isEqualTo(202);
        assertThat(write(permit, "Second")).isEqualTo(409);
        assertThat(write(permit.replaceFirst("\\.\\d{4}", ".2099"), "With a longer life"))
                .isEqualTo(403);
        assertThat(api.anonymous(HttpMethod.GET, "/api/feedback/permit", null)
                        .getStatusCode()
                        .value())
                .as("only colleagues get one")
                .isEqualTo(401);
        assertThat(api.anonymous(HttpMethod.GET, "/api/feedback", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void credentialsSentAlongAreNotEvenLookedAt() {
        var body = body(permit(), "With a password " + UUID.randomUUID());

        var answer = api.exchange(WRITER, HttpMethod.POST, "/api/feedback", body, Map.of("Idempotency-Key", "k-77"));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(db.sql("select count(*) from idempotent_request where path = '/api/feedback'")
                        .query(Integer.class)
                        .single())
                .isZero();
        var wrong = new Browser(port).post("/api/feedback", "{}", "Authorization", "Basic bm9ib2R5Ondyb25n");
        assertThat(wrong.statusCode())
                .as("no sign-in is tried: %s", wrong.body())
                .isEqualTo(422);
    }

    @Test
    void whatIsWrongIsNamed() {
        var answer = api.anonymous(
                HttpMethod.POST, "/api/feedback", Map.of("process", "no-such", "activity", "x", "text", ""));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody()).contains("\"process\"", "\"text\"");
    }

    @Test
    @Capability("C4.6")
    void entryBecomesAnImprovementInOneClick() {
        var text = "Two forms ask the same " + UUID.randomUUID();
        assertThat(write(permit(), text)).isEqualTo(202);
        var id = String.valueOf(rowWith(text).get("id"));

        var raised = api.post("lead", "/api/improvements", Map.of("source", "FEEDBACK", "reference", id));

        assertThat(raised.getStatusCode().value()).as("%s", raised.getBody()).isEqualTo(201);
        assertThat(raised.getBody())
                .containsEntry("activity", "Task_ReviewTask")
                .containsEntry("description", text);
        var again = api.post("lead", "/api/improvements", Map.of("source", "FEEDBACK", "reference", id));
        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(again.getBody()).containsEntry("key", raised.getBody().get("key"));
        assertThat(api.text("requester", HttpMethod.GET, "/api/feedback", null).getBody())
                .contains(String.valueOf(raised.getBody().get("key")));
    }

    private String permit() {
        return String.valueOf(api.get(WRITER, "/api/feedback/permit").getBody().get("permit"));
    }

    private int write(String permit, String text) {
        return api.anonymous(HttpMethod.POST, "/api/feedback", body(permit, text))
                .getStatusCode()
                .value();
    }

    private static Map<String, Object> body(String permit, String text) {
        var body = new HashMap<String, Object>(
                Map.of("process", "work-review", "activity", "Task_ReviewTask", "text", text));
        body.put("permit", permit);
        return body;
    }

    private Map<String, Object> rowWith(String text) {
        var row = new HashMap<String, Object>();
        db.sql("select * from feedback where remark = ?")
                .param(text)
                .query()
                .singleRow()
                .forEach((name, value) -> row.put(name.toLowerCase(java.util.Locale.ROOT), value));
        return row;
    }

    private long ledgerOf(String person) {
        var answer = api.get("auditor", "/api/audit/events?actor=" + person + "&size=1");
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return ((Number) answer.getBody().get("total")).longValue();
    }

    private static List<String> accessLog() throws IOException {
        try (var files = Files.list(Path.of("target/tomcat/logs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("access"))
                    .flatMap(file -> read(file).stream())
                    .toList();
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
