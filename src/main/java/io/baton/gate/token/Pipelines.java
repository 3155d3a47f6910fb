package io.baton.gate.token;

import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Timestamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of pipelines, what they may ask about and which identities are theirs. */
@Repository
class Pipelines {

    private final JdbcClient jdbc;

    Pipelines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Pipeline> find(String id) {
        return select("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    List<Pipeline> all() {
        return select("", Map.of());
    }

    boolean exists(String id) {
        return jdbc.sql("select count(*) from gate_pipeline where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** From where it may ask; empty for everywhere. */
    Set<String> addresses(String id) {
        return jdbc.sql("select addresses from gate_pipeline where id = ?")
                .param(id)
                .query((row, n) -> PipelineTokens.words(row.getString("addresses")))
                .single();
    }

    /** What a pipeline may ask about; read with each request. */
    List<Binding> scopes(String id) {
        return scopes("where pipeline_id = :id", Map.of("id", id)).getOrDefault(id, List.of());
    }

    /** Pipelines of which a run of this project may be one, with the identities that say so. */
    List<Pipeline> ofProject(String issuer, String project) {
        return select(
                "where id in (select pipeline_id from gate_pipeline_identity where issuer = :issuer"
                        + " and project_id = :project)",
                Map.of("issuer", issuer, "project", project));
    }

    List<String> projects(String issuer) {
        return jdbc.sql("select distinct project_id from gate_pipeline_identity where issuer = ? and workflow is null"
                        + " order by project_id")
                .param(issuer)
                .query(String.class)
                .list();
    }

    /** Nobody else makes or revokes tokens of this pipeline until the transaction ends. */
    void lock(String id) {
        jdbc.sql("select id from gate_pipeline where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
    }

    void insert(Pipeline pipeline, String by) {
        jdbc.sql("insert into gate_pipeline (id, name, addresses, version, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(pipeline.id(), pipeline.name(), String.join(" ", pipeline.addresses()), pipeline.version())
                .params(by, Timestamps.column(pipeline.createdAt()))
                .update();
        insertParts(pipeline);
    }

    /** @return whether nobody else changed it since {@code version} was read */
    boolean update(Pipeline pipeline, long version) {
        var updated = jdbc.sql("update gate_pipeline set name = ?, addresses = ?, version = version + 1"
                        + " where id = ? and version = ?")
                .params(pipeline.name(), String.join(" ", pipeline.addresses()), pipeline.id(), version)
                .update();
        if (updated == 0) {
            return false;
        }
        for (var table : List.of("gate_pipeline_scope", "gate_pipeline_identity")) {
            jdbc.sql("delete from " + table + " where pipeline_id = ?")
                    .param(pipeline.id())
                    .update();
        }
        insertParts(pipeline);
        return true;
    }

    private void insertParts(Pipeline pipeline) {
        for (var scope : pipeline.scopes()) {
            var verbs = scope.verbs().stream().map(Verb::name).sorted().collect(Collectors.joining(" "));
            jdbc.sql("insert into gate_pipeline_scope (pipeline_id, service, environment, verbs) values (?, ?, ?, ?)")
                    .params(pipeline.id(), scope.service(), scope.environment(), verbs)
                    .update();
        }
        var number = 0;
        for (var identity : pipeline.identities()) {
            jdbc.sql("insert into gate_pipeline_identity (pipeline_id, number, issuer, project_id, environment,"
                            + " workflow) values (?, ?, ?, ?, ?, ?)")
                    .params(pipeline.id(), number++, identity.issuer(), identity.projectId())
                    .param(identity.environment())
                    .param(identity.workflow())
                    .update();
        }
    }

    private List<Pipeline> select(String where, Map<String, ?> params) {
        var ofThem = where.isEmpty() ? "" : "where pipeline_id in (select id from gate_pipeline " + where + ")";
        var scopes = scopes(ofThem, params);
        var identities = identities(ofThem, params);
        return jdbc.sql("select id, name, addresses, version, created_at from gate_pipeline " + where + " order by id")
                .params(params)
                .query((row, n) -> new Pipeline(
                        row.getString("id"),
                        row.getString("name"),
                        PipelineTokens.words(row.getString("addresses")),
                        scopes.getOrDefault(row.getString("id"), List.of()),
                        identities.getOrDefault(row.getString("id"), List.of()),
                        row.getLong("version"),
                        Timestamps.read(row, "created_at")))
                .list();
    }

    private Map<String, List<Binding>> scopes(String where, Map<String, ?> params) {
        var scopes = new HashMap<String, List<Binding>>();
        jdbc.sql("select pipeline_id, service, environment, verbs from gate_pipeline_scope " + where
                        + " order by service, environment")
                .params(params)
                .query(row -> {
                    scopes.computeIfAbsent(row.getString("pipeline_id"), id -> new ArrayList<>())
                            .add(new Binding(
                                    row.getString("service"),
                                    row.getString("environment"),
                                    verbs(row.getString("verbs"))));
                });
        return scopes;
    }

    private Map<String, List<Pipeline.Identity>> identities(String where, Map<String, ?> params) {
        var identities = new HashMap<String, List<Pipeline.Identity>>();
        jdbc.sql("select pipeline_id, issuer, project_id, environment, workflow from gate_pipeline_identity " + where
                        + " order by number")
                .params(params)
                .query(row -> {
                    identities
                            .computeIfAbsent(row.getString("pipeline_id"), id -> new ArrayList<>())
                            .add(new Pipeline.Identity(
                                    row.getString("issuer"),
                                    row.getString("project_id"),
                                    row.getString("environment"),
                                    row.getString("workflow")));
                });
        return identities;
    }

    private static Set<Verb> verbs(String text) {
        return Arrays.stream(text.split(" ")).map(Verb::valueOf).collect(Collectors.toSet());
    }
}
