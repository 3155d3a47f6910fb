package io.baton.delivery.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.delivery.DeployTool;
import io.baton.delivery.Order;
import io.baton.delivery.Target;
import io.baton.platform.Refusal;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.IntegrationStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pipelines of GitLab, begun with an access token or with the trigger token that the target keeps. A branch may have moved on since
 * the change was approved: a pipeline of another commit is stopped and has failed.
 */
class GitLabPipelines implements DeployTool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECT = "/api/v4/projects/{}";
    private static final String PIPELINE = PROJECT + "/pipelines/{}";
    private static final int LOOKED_AT = 20;

    private final Connector connector;

    GitLabPipelines(Connector connector) {
        this.connector = connector;
    }

    @Override
    public void check(Target target) {
        var ref = target.ref();
        if (ref == null) {
            throw Refusal.invalid("ref", "is required: a protected branch or tag.");
        }
        var talk = connector.converse();
        if (talk.call(Call.get(PROJECT, target.job()).orAbsent()).isAbsent()) {
            throw Refusal.invalid("job", "GitLab does not know project '" + target.job() + "'.");
        }
        if (!isProtected(talk, target.job(), "branches", ref) && !isProtected(talk, target.job(), "tags", ref)) {
            throw Refusal.invalid("ref", "'" + ref + "' is neither a protected branch nor a protected tag in GitLab.");
        }
    }

    /** Rules may have wildcards; what is filled in later matches them with any text. */
    private static boolean isProtected(Conversation talk, String project, String what, String ref) {
        var rules = talk.call(Call.get(PROJECT + "/protected_" + what + "?per_page=100", project));
        var example = ref.replaceAll("\\{[a-z]+}", "1");
        for (var rule : rules.json()) {
            var pattern = Pattern.quote(rule.path("name").asText()).replace("*", "\\E.*\\Q");
            if (Pattern.matches(pattern, example)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Running trigger(Order order) {
        var talk = connector.converse();
        var answer = talk.call(order.secret() == null ? byAccessToken(order) : byTriggerToken(order, order.secret()));
        var running = running(talk, answer.json());
        if (isOther(order, answer.json())) {
            stop(order, running);
        }
        return running;
    }

    private static Call byTriggerToken(Order order, String token) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", token);
        form.put("ref", String.valueOf(order.ref()));
        order.parameters().forEach((name, value) -> form.put("variables[" + name + "]", value));
        return Call.form(form, PROJECT + "/trigger/pipeline", order.job());
    }

    private static Call byAccessToken(Order order) {
        var body = JSON.createObjectNode().put("ref", order.ref());
        var variables = body.putArray("variables");
        order.parameters()
                .forEach((name, value) -> variables.addObject().put("key", name).put("value", value));
        return Call.send("POST", body.toString(), PROJECT + "/pipeline", order.job());
    }

    private static Running running(Conversation talk, JsonNode pipeline) {
        var id = Answer.number(pipeline, "/id").orElseThrow(() -> talk.failure("did not say which pipeline it began"));
        return new Running(String.valueOf(id), Answer.text(pipeline, "/web_url").orElse(null));
    }

    private static boolean isOther(Order order, JsonNode pipeline) {
        var commit = order.what().commit();
        var sha = Answer.text(pipeline, "/sha").orElse(commit);
        return commit != null && !commit.equals(sha);
    }

    /** Tried at once; {@link #poll} stops it again if this fails. */
    private void stop(Order order, Running running) {
        try {
            cancel(order, running);
        } catch (CallFailed e) {
            // seen again a moment later
        }
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        var talk = connector.converse();
        var pipelines = talk.call(Call.get(
                PROJECT + "/pipelines?order_by=id&sort=desc&per_page=" + LOOKED_AT + "&updated_after={}",
                order.job(),
                since.minus(1, ChronoUnit.MINUTES)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()));
        for (var pipeline : pipelines.json()) {
            var variables = talk.call(Call.get(
                    PIPELINE + "/variables", order.job(), pipeline.path("id").asText()));
            for (var variable : variables.json()) {
                if (Order.ID_PARAMETER.equals(variable.path("key").asText())
                        && order.id().equals(variable.path("value").asText())) {
                    return Optional.of(running(talk, pipeline));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Seen poll(Order order, Running running) {
        var talk = connector.converse();
        var answer = talk.call(Call.get(PIPELINE, order.job(), running.id()).orAbsent());
        if (answer.isAbsent()) {
            return new Seen(Stage.GONE, running, null);
        }
        var status = Answer.text(answer.json(), "/status").orElse("");
        var now = running(talk, answer.json());
        var words = "Pipeline " + running.id() + ": " + status;
        var seen = new Seen(stage(status), now, words);
        if (!isOther(order, answer.json())) {
            return seen;
        }
        if (seen.stage() == Stage.WAITING || seen.stage() == Stage.RUNNING) {
            stop(order, running);
            return seen;
        }
        return new Seen(
                Stage.FAILED,
                now,
                words + ", of commit " + answer.json().path("sha").asText() + " instead of the approved "
                        + order.what().commit());
    }

    /** {@code manual} waits for somebody in GitLab and is not over. */
    private static Stage stage(String status) {
        return switch (status) {
            case "created", "waiting_for_resource", "preparing", "pending", "scheduled" -> Stage.WAITING;
            case "success" -> Stage.SUCCEEDED;
            case "failed", "skipped" -> Stage.FAILED;
            case "canceled" -> Stage.CANCELLED;
            default -> Stage.RUNNING;
        };
    }

    @Override
    public void cancel(Order order, Running running) {
        connector
                .converse()
                .call(Call.post(PIPELINE + "/cancel", order.job(), running.id())
                        .orEmpty()
                        .orStatus(404));
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Deployments", "gitlab");
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get("/api/v4/version"));
    }
}
