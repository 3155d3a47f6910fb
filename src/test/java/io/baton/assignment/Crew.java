package io.baton.assignment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.EngineCall;
import io.baton.engine.Decisions;
import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team of a test's own on the shared server, and its row in {@code assignment.dmn}. */
public final class Crew {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Api api;
    private final JdbcClient db;
    private final Decisions decisions;
    private final int port;
    public final String team;

    public Crew(Api api, JdbcClient db, Decisions decisions, int port) {
        this.api = api;
        this.db = db;
        this.decisions = decisions;
        this.port = port;
        this.team = "crew-" + COUNT.incrementAndGet();
        var made = api.post("admin", "/api/teams", Map.of("id", team, "name", "Crew " + team, "leadId", "lead"));
        assertThat(made.getStatusCode().value()).as("%s", made.getBody()).isEqualTo(201);
    }

    /** Adds somebody who knows these things; returns the id. */
    public String person(String name, String... skills) {
        var id = name + "-" + team;
        var made = api.post(
                "admin",
                "/api/people",
                Map.of("id", id, "name", name, "email", id + "@demo.example", "vip", false, "tier", 1));
        assertThat(made.getStatusCode().value()).as("%s", made.getBody()).isEqualTo(201);
        db.sql("insert into team_membership (person_id, team_id) values (?, ?)")
                .params(id, team)
                .update();
        for (var skill : skills) {
            db.sql("insert into staff_skill (person_id, skill) values (?, ?)")
                    .params(id, skill)
                    .update();
        }
        return id;
    }

    public void forget(String person, String skill) {
        db.sql("delete from staff_skill where person_id = ? and skill = ?")
                .params(person, skill)
                .update();
    }

    public void away(String person, Instant until) {
        absence(db, person, until);
    }

    /** Enters an absence that has begun; returns its id. */
    static String absence(JdbcClient db, String person, Instant until) {
        var id = Ids.next();
        var began = Timestamps.column(until.minus(Duration.ofDays(30)));
        db.sql("""
                        insert into staff_absence (id, person_id, starts_at, ends_at, reason, state, entered_by, entered_at)
                        values (?, ?, ?, ?, 'holiday', 'ACTIVE', 'admin', ?)""").params(id, person, began, Timestamps.column(until), began).update();
        return id;
    }

    public void onCall(String person, Instant from, Instant until) {
        db.sql("""
                        insert into on_call_override (id, team_id, person_id, starts_at, ends_at, made_by, made_at)
                        values (?, ?, ?, ?, ?, 'admin', ?)""")
                .params(
                        Ids.next(),
                        team,
                        person,
                        Timestamps.column(from),
                        Timestamps.column(until),
                        Timestamps.column(from))
                .update();
    }

    /** Puts a row for this team above all others and deploys the table, as a process owner does from Modeler. */
    public void row(String model, String topCap, String overflow) {
        row("-", model, topCap, overflow);
    }

    /** @param onCall the cell of the column "Somebody is on call" */
    public void row(String onCall, String model, String topCap, String overflow) {
        deploy(rule(onCall, model, topCap, overflow), model);
    }

    /** The team's work goes to whoever is on call, and without anybody in another way. */
    public void rowsOnCallElse(String model) {
        deploy(rule("true", "ON_CALL", "", "") + rule("false", model, "", ""), model);
    }

    private String rule(String onCall, String model, String topCap, String overflow) {
        var id = "Crew" + COUNT.incrementAndGet();
        var rule = new StringBuilder("<rule id=\"Rule_" + id + "\"><description>As the test says.</description>");
        var inputs = new String[] {"\"" + team + "\"", "-", "-", "-", "-", onCall};
        var outputs = new String[] {"\"" + model + "\"", topCap, "", "\"" + overflow + "\"", "\"\""};
        for (int i = 0; i < inputs.length; i++) {
            rule.append(cell("inputEntry", "InputEntry_" + id + "_" + i, inputs[i]));
        }
        for (int i = 0; i < outputs.length; i++) {
            rule.append(cell("outputEntry", "OutputEntry_" + id + "_" + i, outputs[i]));
        }
        return rule.append("</rule>").toString();
    }

    private static String cell(String kind, String id, String text) {
        return "<" + kind + " id=\"" + id + "\"><text>" + text + "</text></" + kind + ">";
    }

    private void deploy(String rules, String model) {
        try {
            var table = Files.readString(Path.of("decisions/assignment.dmn"))
                    .replaceFirst("<rule id=\"Rule_NamedExpert\">", rules + "<rule id=\"Rule_NamedExpert\">");
            deployTable(port, table);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> decisions.lookUp("assignment", Map.of("group", team, "onCall", false)).stream()
                        .anyMatch(row -> model.equals(row.get("assignmentModel"))));
    }

    public static void deployTable(int port, String table) {
        var boundary = "part" + Ids.next().replace("-", "");
        var body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nassignment\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"assignment.dmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + table + "\r\n--" + boundary + "--\r\n";
        var answer = EngineCall.asClient(port, "process-owner")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        "multipart/form-data; boundary=" + boundary,
                        body.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
