package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.platform.Ids;
import io.baton.ticket.Ticket;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class RequestHttpTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void takesAnOrderAndGivesTheKeyAtOnce() {
        var answer = Requests.onceMore(api, "requester", laptop(Ids.next()));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        var key = key(answer);
        assertThat(key).matches("REQ-\\d{4}-\\d{6}");
        assertThat(answer.getHeaders().getLocation()).hasToString("/api/tickets/" + key);
        assertThat(engine.isRunning(key)).isTrue();
        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("itemId", "laptop")
                .containsEntry("requester", "requester");
    }

    @Test
    @Capability("T4.3")
    void namesEachWrongFieldAndStartsNothing() {
        var before = instances();
        var body = laptop(Ids.next());
        body.put("fields", Map.of("model", "golden", "colour", "red", "neededFrom", "soon"));

        var answer = api.post("requester", "/api/requests", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().get("errors").toString())
                .contains("fields.model", "fields.colour", "fields.neededFrom", "fields.reason", "fields.place");
        assertThat(instances()).isEqualTo(before);
    }

    @Test
    @Capability("T4.3")
    void opensOneTicketForFiftyEqualRequestsWithOneKey() throws Exception {
        var account = Ids.next();
        var before = instances();

        var answers = fiftyTimes(reset(account), Map.of("Idempotency-Key", Ids.next()));

        assertThat(answers).extracting(a -> a.getStatusCode().value()).isSubsetOf(201, 409);
        var keys = answers.stream()
                .filter(a -> a.getStatusCode() == HttpStatus.CREATED)
                .map(RequestHttpTests::key)
                .distinct()
                .toList();
        assertThat(keys).hasSize(1);
        assertThat(ticketsAbout(account)).isEqualTo(1);
        assertThat(instances()).isEqualTo(before + 1);
    }

    @Test
    @Capability({"T4.3", "T1.5"})
    void opensOneTicketForFiftyEqualRequestsWithoutKeyAndNamesItToTheOthers() throws Exception {
        var account = Ids.next();

        var answers = fiftyTimes(reset(account), Map.of());

        assertThat(answers).extracting(a -> a.getStatusCode().value()).containsOnly(201, 409);
        var opened = answers.stream()
                .filter(a -> a.getStatusCode() == HttpStatus.CREATED)
                .map(RequestHttpTests::key)
                .toList();
        assertThat(opened).hasSize(1);
        assertThat(answers)
                .filteredOn(a -> a.getStatusCode() == HttpStatus.CONFLICT)
                .extracting(a -> a.getBody().get("duplicateOf"))
                .containsOnly(opened.get(0));
        assertThat(ticketsAbout(account)).isEqualTo(1);
    }

    @Test
    @Capability("T1.5")
    void isAskedForOnceMoreByWhoNamesTheOpenRequest() {
        var body = reset(Ids.next());
        var first = key(api.post("requester", "/api/requests", body));

        var refused = api.post("requester", "/api/requests", body);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody()).containsEntry("duplicateOf", first).containsEntry("rule", "duplicate-request");

        var second = key(Requests.onceMore(api, "requester", body));
        assertThat(api.list("requester", "/api/tickets/" + second + "/links").toString())
                .contains(first, "RELATES_TO");
    }

    @Test
    void givesTheSameAnswerToARepeatAndRefusesAnotherBody() {
        var key = Map.of("Idempotency-Key", Ids.next());
        var body = reset(Ids.next());

        var first = api.exchange("requester", HttpMethod.POST, "/api/requests", body, key);
        var second = api.exchange("requester", HttpMethod.POST, "/api/requests", body, key);
        var other = api.exchange("requester", HttpMethod.POST, "/api/requests", reset(Ids.next()), key);
        var somebodyElse = api.exchange("manager", HttpMethod.POST, "/api/requests", body, key);

        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getLocation())
                .isEqualTo(first.getHeaders().getLocation());
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(key(somebodyElse)).isNotEqualTo(key(first));
    }

    @Test
    @Capability("C1.3")
    void doesNotLetAPriorityBeTypedIn() {
        var body = intake("My screen flickers " + Ids.next(), "BROKEN");
        body.put("priority", "P1");

        var answer = api.post("requester", "/api/intake", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody().get("notes").toString()).contains("priority was ignored");
        engine.runJobs(key(answer));
        var ticket = api.get("requester", "/api/tickets/" + key(answer)).getBody();
        assertThat(ticket.get("priority")).isNotNull().isNotEqualTo("P1");
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + key(answer) + "/decisions", null)
                        .getBody())
                .contains("\"priority\"");
    }

    @ParameterizedTest
    @CsvSource({
        "I need VPN access, access-provisioning, Task_ApproveRequest",
        "I need a new laptop, equipment-setup, Task_ApproveRequest",
        "Please add a firewall rule, configuration-change, Task_AssessRequest"
    })
    @Capability("T1.2")
    void sortsFreeTextIntoTheFixedCategories(String text, String category, String next) {
        var key = key(api.post("requester", "/api/intake", intake(text + " " + Ids.next(), "NEED")));

        engine.runJobs(key);

        assertThat(api.get("requester", "/api/tickets/" + key).getBody()).containsEntry("category", category);
        assertThat(engine.openTasks(key)).extracting("nodeId").containsExactly(next);
    }

    @Test
    void refusesEveryFieldOfATicketThatIsNoPartOfARequest() {
        var allowed = Set.of("itemId", "fields", "impact", "urgency", "requester", "ciId", "inAdditionTo");
        var names = Arrays.stream(Ticket.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !allowed.contains(name))
                .toList();
        var all = new ArrayList<>(names);
        all.addAll(List.of("approved", "approver", "approvalRequired", "vip", "serviceTier", "requesterId"));
        for (var name : all) {
            var body = laptop(Ids.next());
            body.put(name, "x");

            var answer = api.post("requester", "/api/requests", body);

            assertThat(answer.getStatusCode()).as(name).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(answer.getBody().get("errors").toString()).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{7*7}", "{{7*7}}", "<%=7*7%>", "$${7*7}"})
    void showsTextThatLooksLikeCodeAsItWasTyped(String canary) {
        var body = intake(canary + " is broken " + canary, "BROKEN");

        var key = key(api.post("requester", "/api/intake", body));
        engine.runJobs(key);

        var ticket = api.get("requester", "/api/tickets/" + key).getBody();
        assertThat(ticket.get("title")).isEqualTo(canary + " is broken " + canary);
        assertThat(api.get("requester", "/api/tickets/" + key + "/timeline")
                        .getBody()
                        .toString())
                .doesNotContain("49 is broken");
    }

    @Test
    void refusesWhatIsNoProperJson() {
        var bomb = "{\"itemId\":\"laptop\",\"fields\":{\"reason\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}}";
        var modest = "{\"itemId\":\"laptop\",\"fields\":{\"reason\":" + "[".repeat(20) + "]".repeat(20) + "}}";

        assertThat(status(bomb)).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status(modest)).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(status("{\"itemId\":\"laptop\",\"itemId\":\"monitor\"}")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("{\"itemId\":")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("{\"itemId\":\"laptop\",\"fields\":[]}")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("{\"itemId\":\"monitor\",\"fields\":{\"quantity\":1e999999,\"place\":\"x\"}}"))
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(status("{\"itemId\":\"" + "x".repeat(2_000_000) + "\"}")).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(api.exchange(
                                "requester",
                                HttpMethod.POST,
                                "/api/requests",
                                "itemId=laptop",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    @Capability("C7.2")
    void showsASecretAnswerToNobodyButTheOneWhoWorksTheTicket() {
        var secret = "Rex " + Ids.next();
        var fields = Map.of("account", "jdoe", "system", "erp", "callback", "+49 30 123456", "securityAnswer", secret);
        var key = key(Requests.onceMore(api, "requester", Map.of("itemId", "password-reset", "fields", fields)));
        engine.runJobs(key);
        var reveal = "/api/tickets/" + key + "/fields/securityAnswer/reveal";

        for (var person : List.of("requester", "agent", "lead", "auditor")) {
            var ticket = api.get(person, "/api/tickets/" + key);
            assertThat(String.valueOf(ticket.getBody())).as(person).doesNotContain(secret, "v1.");
        }
        assertThat(api.get("requester", "/api/tickets/" + key).getBody().toString())
                .contains("••••");
        assertThat(jdbc.sql("select count(*) from act_ru_variable where text_ like ?")
                        .param("%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select fields from ticket where ticket_key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .contains("securityAnswer")
                .doesNotContain(secret);

        assertThat(api.post("requester", reveal, null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        var worker = worker(key);
        assertThat(api.post(worker, reveal, null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        claim(worker, key);
        assertThat(api.post(worker, reveal, null).getBody()).containsEntry("value", secret);
        assertThat(api.post(worker, reveal.replace("securityAnswer", "account"), null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'SECRET_REVEALED' and object_id like ?")
                        .param(key + "/%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Somebody of the team the first task waits for. */
    private String worker(String key) {
        var groups = engine.openTasks(key).get(0).candidateGroups();
        return groups.contains("service-desk") || groups.contains("desktop-support") ? "agent" : "agent2";
    }

    private void claim(String person, String key) {
        var task = engine.openTasks(key).get(0).id();
        var answer =
                api.text(person, HttpMethod.POST, "/engine-rest/task/" + task + "/claim", Map.of("userId", person));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    private HttpStatus status(String body) {
        return HttpStatus.valueOf(
                api.post("requester", "/api/requests", body).getStatusCode().value());
    }

    private List<ResponseEntity<Map<String, Object>>> fiftyTimes(Object body, Map<String, String> headers)
            throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        var start = new CountDownLatch(1);
        var calls = new ArrayList<Future<ResponseEntity<Map<String, Object>>>>();
        for (var i = 0; i < 50; i++) {
            calls.add(threads.submit(() -> {
                start.await();
                return api.exchange("requester", HttpMethod.POST, "/api/requests", body, headers);
            }));
        }
        start.countDown();
        var answers = new ArrayList<ResponseEntity<Map<String, Object>>>();
        for (var call : calls) {
            answers.add(call.get());
        }
        threads.shutdown();
        return answers;
    }

    /** Each account is reset by a request of its own. */
    private static Map<String, Object> reset(String account) {
        return Map.of(
                "itemId", "password-reset", "fields", Map.of("account", account, "system", "erp", "callback", "4711"));
    }

    private int ticketsAbout(String text) {
        return jdbc.sql("select count(*) from ticket where description like ?")
                .param("%" + text + "%")
                .query(Integer.class)
                .single();
    }

    private int instances() {
        return jdbc.sql("select count(*) from act_hi_procinst where super_process_instance_id_ is null")
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> laptop(String reason) {
        var body = new HashMap<String, Object>();
        body.put("itemId", "laptop");
        body.put("fields", Map.of("model", "standard", "reason", reason, "place", "Berlin, building 2"));
        return body;
    }

    private static Map<String, Object> intake(String text, String intent) {
        var body = new HashMap<String, Object>();
        body.put("text", text);
        body.put("intent", intent);
        body.put("impact", "LOW");
        body.put("urgency", "LOW");
        return body;
    }

    private static String key(ResponseEntity<Map<String, Object>> answer) {
        return String.valueOf(answer.getBody().get("key"));
    }
}
