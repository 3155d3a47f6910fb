package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.gate.callback.CallbackDriver;
import io.baton.people.Role;
import io.baton.platform.Timestamps;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that must not get through, at both doors: every state a change can be in, times, content, callers and bodies. Each
 * is refused with a reason and stands in the decision log; nothing is ever a 2xx, nothing a 500.
 */
@BatonTest
@Capability("W3.6")
class FailClosedTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Gatekeeper gate;

    @Autowired
    GateGrants grants;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext server;

    /** What is sent about a permit. */
    private static final class Ask {

        final Permit permit;
        final Map<String, Object> sent = new LinkedHashMap<>();

        Ask(Permit permit) {
            this.permit = permit;
            var what = permit.what();
            sent.put("service", what.service());
            sent.put("environment", what.environment());
            sent.put("commit", what.commit());
            sent.put("digests", List.of(SomePermit.DIGEST));
            sent.put("change", permit.changeKey());
            sent.put("run", Map.of("system", "shell", "id", UUID.randomUUID().toString(), "attempt", 1));
        }

        Ask with(String name, Object value) {
            sent.put(name, value);
            return this;
        }

        String query() {
            var query = new ArrayList<String>();
            sent.forEach((name, value) -> {
                if (value instanceof List<?> digests) {
                    digests.forEach(it -> query.add("digest=" + it));
                } else if (!name.equals("run")) {
                    query.add(name + "=" + value);
                }
            });
            return "?" + String.join("&", query).replace(" ", "%20");
        }
    }

    private record Case(String name, Set<Integer> meant, Function<GateClient, HttpResponse<String>> call) {}

    @TestFactory
    List<DynamicTest> nothingGetsThroughThatShouldNot() {
        var pipeline = GateClient.pipeline(port, api);
        var cases = new ArrayList<Case>();
        states(cases);
        times(cases);
        contents(cases);
        values(cases);
        bodies(cases);
        failures(cases);
        doorsOfTools(cases);
        var tests = new ArrayList<DynamicTest>();
        cases.forEach(it -> tests.add(DynamicTest.dynamicTest(it.name(), () -> assertRefused(it, fresh(pipeline)))));
        callers(tests);
        assertThat(tests).hasSizeGreaterThanOrEqualTo(40);
        return tests;
    }

    @Test
    void whoHasNoBusinessWithAServiceHearsNothingOfItsChanges() {
        var permit = kept(SomePermit.approved());
        var foreign = GateClient.ofToken(port, pipelineToken("svc-nobody-knows").secret());
        var ask = new Ask(permit);
        ask.sent.remove("change");

        for (var answer : List.of(
                foreign.get("/check" + ask.query()),
                foreign.post("/grants", ask.sent),
                foreign.post(
                        "/evaluations", Map.of("service", permit.what().service(), "environment", "production")))) {
            assertThat(answer.body()).contains("auth.bound").doesNotContain(permit.changeKey(), permit.contentHash());
            assertThat(answer.headers().firstValue("Gate-Change")).isEmpty();
        }
    }

    /** A caller of its own now and then, so that no case is refused for asking too often. */
    private GateClient fresh(GateClient one) {
        return ++asked % 3 == 0 ? (current = GateClient.pipeline(port, api)) : current == null ? one : current;
    }

    private int asked;
    private GateClient current;

    private void states(List<Case> cases) {
        Map.of(
                        PermitState.DRAFT, 423,
                        PermitState.IN_APPROVAL, 423,
                        PermitState.REJECTED, 409,
                        PermitState.CANCELLED, 409,
                        PermitState.IMPLEMENTED, 409)
                .forEach((state, status) ->
                        both(cases, "change " + state, status, ask -> {}, p -> SomePermit.in(p, state)));
        both(cases, "edited after approval", 423, ask -> {}, SomePermit::edited);
        both(cases, "no deployment left", 409, ask -> {}, p -> SomePermit.used(p, 0));
        both(cases, "unknown change", 409, ask -> ask.with("change", "CHG-1999-000001"), p -> p);
    }

    private void times(List<Case> cases) {
        var now = clock.now();
        both(cases, "before the window", 423, ask -> {}, p -> SomePermit.within(p, now.plusSeconds(600), null));
        both(cases, "after the window", 409, ask -> {}, p -> SomePermit.within(p, null, now.minusSeconds(1)));
        both(cases, "freeze", 423, ask -> {}, p -> {
            db.sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                            + " values (?, 'matrix', 'FREEZE', 'Year end', ?, null, ?, ?)")
                    .params(UUID.randomUUID().toString(), p.what().service())
                    .params(Timestamps.column(now.minusSeconds(60)), Timestamps.column(now.plusSeconds(900)))
                    .update();
            return p;
        });
    }

    private void contents(List<Case> cases) {
        both(cases, "another service", 409, ask -> ask.with("service", "svc-web-shop"), p -> p);
        both(cases, "unknown service", 409, ask -> ask.with("service", "svc-nobody-knows"), p -> p);
        both(cases, "another environment", 409, ask -> ask.with("environment", "staging"), p -> p);
        both(cases, "an environment without policy", 409, ask -> ask.with("environment", "prod"), p -> p);
        both(cases, "another commit", 409, ask -> ask.with("commit", "0".repeat(40)), p -> p);
        both(cases, "another artifact", 409, ask -> ask.with("digests", List.of("sha256:" + "0".repeat(64))), p -> p);
        both(
                cases,
                "one artifact too many",
                409,
                ask -> ask.with("digests", List.of(SomePermit.DIGEST, "sha256:" + "0".repeat(64))),
                p -> p);
        both(
                cases,
                "no artifact where the risk is high",
                428,
                ask -> ask.sent.remove("digests"),
                p -> SomePermit.of(p, p.what(), "NORMAL", "HIGH"));
        both(cases, "a risk nobody knows", 409, ask -> {}, p -> SomePermit.of(p, p.what(), "NORMAL", "EXTREME"));
        cases.add(new Case("grant without artifact", Set.of(428), caller -> {
            var ask = new Ask(kept(SomePermit.approved()));
            ask.sent.remove("digests");
            return caller.post("/grants", ask.sent);
        }));
        cases.add(new Case("grant without run", Set.of(422), caller -> {
            var ask = new Ask(kept(SomePermit.approved()));
            ask.sent.remove("run");
            return caller.post("/grants", ask.sent);
        }));
        cases.add(new Case("replayed run", Set.of(409), caller -> {
            var permit = kept(SomePermit.used(SomePermit.approved(), 3));
            grants.insert(SomePermit.grant(permit, "run-1", clock.now()));
            return caller.post(
                    "/grants",
                    new Ask(permit).with("run", Map.of("system", "shell", "id", "run-1", "attempt", 1)).sent);
        }));
        cases.add(new Case("another run while one is running", Set.of(423), caller -> {
            var permit = kept(SomePermit.used(SomePermit.approved(), 3));
            grants.insert(SomePermit.grant(permit, "run-1", clock.now()));
            return caller.post("/grants", new Ask(permit).sent);
        }));
        cases.add(new Case("a grant nobody gave", Set.of(404), caller -> caller.get("/grants/" + UUID.randomUUID())));
        cases.add(new Case(
                "result of a grant nobody gave",
                Set.of(404),
                caller -> caller.put("/grants/" + UUID.randomUUID() + "/result", Map.of("outcome", "failed"))));
        cases.add(new Case("unknown template", Set.of(404, 409, 422), caller -> {
            var ask = new Ask(kept(SomePermit.approved())).with("template", "no-such-template");
            ask.sent.remove("change");
            return caller.post("/grants", ask.sent);
        }));
    }

    private void values(List<Case> cases) {
        var bad = new LinkedHashMap<String, Object>();
        bad.put("service", "svc'; drop table gate_permit");
        bad.put("environment", "production production");
        bad.put("commit", "main");
        bad.put("digests", List.of("latest"));
        bad.put("change", "the-one-from-yesterday");
        bad.put("version", "v".repeat(200));
        bad.forEach((name, value) -> both(cases, "malformed " + name, 422, ask -> ask.with(name, value), p -> p));
        cases.add(new Case(
                "malformed moment",
                Set.of(422),
                caller -> caller.get("/check"
                        + new Ask(kept(SomePermit.approved()))
                                .with("at", "tomorrow")
                                .query())));
        cases.add(new Case("no service", Set.of(400, 422), caller -> caller.get("/check?environment=production")));
        cases.add(new Case("no environment", Set.of(400, 422), caller -> caller.get("/check?service=svc-email")));
        cases.add(new Case(
                "attempt -1",
                Set.of(422),
                caller -> caller.post(
                        "/grants",
                        new Ask(kept(SomePermit.approved()))
                                .with("run", Map.of("system", "shell", "id", "x", "attempt", -1))
                                .sent)));
        cases.add(new Case(
                "attempt that is no number in a form",
                Set.of(422),
                caller -> caller.post(
                        "/grants",
                        "service=svc-email&environment=production&run=1&attempt=one",
                        "Content-Type",
                        "application/x-www-form-urlencoded")));
    }

    private void bodies(List<Case> cases) {
        Map.of("no JSON", "{", "another type", "[]", "unknown property", "{\"force\":true}", "nothing", "")
                .forEach((name, body) -> {
                    for (var path : List.of("/grants", "/evaluations", "/deployments")) {
                        cases.add(new Case(path + ": " + name, Set.of(400, 422), caller -> caller.post(path, body)));
                    }
                });
        cases.add(new Case(
                "another media type",
                Set.of(415),
                caller -> caller.post("/grants", "<grant/>", "Content-Type", "application/xml")));
        cases.add(new Case(
                "a pipeline that breaks the glass",
                Set.of(403),
                caller -> caller.post(
                        "/break-glass", Map.of("service", "svc-email", "environment", "production", "reason", "now"))));
    }

    /** CI systems sign what they say; whoever does not, or says nothing that can be meant, is not heard. */
    private void doorsOfTools(List<Case> cases) {
        var proofs = Map.of("github", "X-Hub-Signature-256", "gitlab", "X-Gitlab-Token", "azure", "X-Gate-Key");
        var made = Map.<String, BiFunction<ApplicationContext, Integer, CallbackDriver>>of(
                "github", CallbackDriver::github, "gitlab", CallbackDriver::gitlab, "azure", CallbackDriver::azure);
        proofs.forEach((kind, proof) -> {
            cases.add(new Case(
                    kind + " that nobody configured",
                    Set.of(404),
                    caller -> new GateClient(port, "").post("/callbacks/" + kind + "/none", "{}")));
            Map.of("unsigned", Map.<String, String>of(), "wrongly signed", Map.of(proof, "sha256=" + "0".repeat(64)))
                    .forEach((words, headers) -> cases.add(new Case(kind + ", " + words, Set.of(401), caller -> {
                        try (var tool = made.get(kind).apply(server, port)) {
                            return tool.call("{}", headers);
                        }
                    })));
            var other = kind.equals("github") ? "gitlab" : "github";
            cases.add(new Case(kind + " at the door of " + other, Set.of(404), caller -> {
                try (var tool = made.get(kind).apply(server, port)) {
                    return new GateClient(port, "").post("/callbacks/" + other + "/" + tool.name(), "{}");
                }
            }));
        });
    }

    private void callers(List<DynamicTest> tests) {
        var permit = kept(SomePermit.approved());
        var callers = new LinkedHashMap<String, Map.Entry<GateClient, Integer>>();
        callers.put("nobody", Map.entry(new GateClient(port, ""), 401));
        callers.put("an unknown token", Map.entry(new GateClient(port, "Bearer btn_0_0"), 401));
        callers.put("a malformed header", Map.entry(new GateClient(port, "Bearer"), 401));
        callers.put("a pipeline that nobody registered", Map.entry(GateClient.machine(port, api, Role.PIPELINE), 403));
        callers.put("a foreign machine", Map.entry(GateClient.machine(port, api, Role.INTEGRATION), 403));
        callers.put(
                "a token that ran out",
                Map.entry(spoilt("expires_at", clock.now().minusSeconds(1)), 401));
        callers.put("a token that was revoked", Map.entry(spoilt("revoked_at", clock.now()), 401));
        callers.put(
                "the pipeline of another service",
                Map.entry(
                        GateClient.ofToken(
                                port, pipelineToken("svc-nobody-knows").secret()),
                        403));
        callers.forEach((name, caller) -> {
            tests.add(DynamicTest.dynamicTest(
                    name + " asks",
                    () -> assertRefused(
                            new Case(name, Set.of(caller.getValue()), it -> it.get("/check" + new Ask(permit).query())),
                            caller.getKey())));
            tests.add(DynamicTest.dynamicTest(
                    name + " wants to go",
                    () -> assertRefused(
                            new Case(name, Set.of(caller.getValue()), it -> it.post("/grants", new Ask(permit).sent)),
                            caller.getKey())));
        });
    }

    private record Issued(String id, String secret) {}

    /** A token of a new pipeline of that service, as an administrator makes it. */
    private Issued pipelineToken(String service) {
        var id = "ci-" + UUID.randomUUID().toString().substring(0, 8);
        var scope = Map.of("service", service, "environment", "*", "verbs", List.of("CHECK", "GRANT"));
        var pipelines = "/api/gate/v1/pipelines";
        api.post("admin", pipelines, Map.of("id", id, "name", id, "scopes", List.of(scope)));
        var made = api.post("admin", pipelines + "/" + id + "/tokens", Map.of("expiresInDays", 1))
                .getBody();
        return new Issued(
                String.valueOf(((Map<?, ?>) made.get("token")).get("id")), String.valueOf(made.get("secret")));
    }

    private GateClient spoilt(String column, Instant moment) {
        var token = pipelineToken("*");
        db.sql("update gate_token set " + column + " = ? where id = ?")
                .params(Timestamps.column(moment), token.id())
                .update();
        return GateClient.ofToken(port, token.secret());
    }

    /** What the server itself cannot read it does not take for a yes. */
    private void failures(List<Case> cases) {
        both(
                cases,
                "a state nobody knows",
                503,
                ask -> {},
                p -> p,
                permit -> db.sql("update gate_permit set state = 'HALFWAY' where change_key = ?")
                        .param(permit.changeKey())
                        .update());
        Map.<String, BiFunction<GateClient, Ask, HttpResponse<String>>>of(
                        "asked",
                        (caller, ask) -> caller.get("/check" + ask.query()),
                        "granted",
                        (caller, ask) -> caller.post("/grants", ask.sent))
                .forEach((door, call) -> List.of("gate_permit", "closed_time", "gate_scope")
                        .forEach(table -> cases.add(new Case(
                                "the database refuses " + table + ", " + door, Set.of(503), caller -> {
                                    var ask = new Ask(kept(SomePermit.approved()));
                                    db.sql("alter table " + table + " rename to gone")
                                            .update();
                                    try {
                                        return call.apply(caller, ask);
                                    } finally {
                                        db.sql("alter table gone rename to " + table)
                                                .update();
                                    }
                                }))));
        cases.add(new Case(
                "a body without end",
                Set.of(400, 413),
                caller -> caller.post("/grants", "{\"service\":\"" + "x".repeat(3_000_000) + "\"}")));
    }

    /** The same at the question and at the grant. */
    private void both(List<Case> cases, String name, int status, Consumer<Ask> change, Function<Permit, Permit> of) {
        both(cases, name, status, change, of, permit -> {});
    }

    private void both(
            List<Case> cases,
            String name,
            int status,
            Consumer<Ask> change,
            Function<Permit, Permit> of,
            Consumer<Permit> then) {
        cases.add(new Case(name + ", asked", Set.of(status), caller -> {
            var ask = new Ask(kept(of.apply(SomePermit.approved())));
            change.accept(ask);
            then.accept(ask.permit);
            return caller.get("/check" + ask.query());
        }));
        cases.add(new Case(name + ", granted", Set.of(status), caller -> {
            var ask = new Ask(kept(of.apply(SomePermit.approved())));
            change.accept(ask);
            then.accept(ask.permit);
            return caller.post("/grants", ask.sent);
        }));
    }

    private Permit kept(Permit permit) {
        gate.keep(permit);
        return permit;
    }

    private void assertRefused(Case it, GateClient caller) {
        var before = rows();
        var answer = it.call().apply(caller);

        assertThat(it.meant()).as(it.name() + ": " + answer.body()).contains(answer.statusCode());
        assertThat(answer.headers().firstValue("Gate-Decision").orElse("closed"))
                .isEqualTo("closed");
        assertThat(GateClient.json(answer).path("detail").asText())
                .as("reason of " + it.name())
                .isNotEmpty();
        await().atMost(Duration.ofSeconds(3)).until(() -> rows() > before);
    }

    private long rows() {
        return db.sql("select count(*) from gate_decision where status >= 400")
                .query(Long.class)
                .single();
    }
}
