package io.baton.delivery.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.delivery.DeployTool;
import io.baton.delivery.Order;
import io.baton.delivery.Target;
import io.baton.platform.Refusal;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.GitHubApp;
import io.baton.platform.http.IntegrationStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Workflows of GitHub Actions that are begun by {@code workflow_dispatch}. Newer servers say which run they began; with others it
 * is found by its name, in which the workflow shows the id of the order.
 */
class GitHubWorkflows implements DeployTool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DETAILS = "return_run_details";
    private static final String RUN = "/repos/{}/{}/actions/runs/{}";
    private static final String WORKFLOW = "/repos/{}/{}/actions/workflows/{}";

    private final Connector connector;
    private final @Nullable GitHubApp app;

    GitHubWorkflows(Connector connector, @Nullable GitHubApp app) {
        this.connector = connector;
        this.app = app;
    }

    private record Workflow(String owner, String repository, String file) {

        static Workflow of(String job) {
            var parts = job.split("/");
            if (parts.length != 3) {
                throw Refusal.invalid("job", "must be owner/repository/workflow, such as shop/web/deploy.yml.");
            }
            return new Workflow(parts[0], parts[1], parts[2]);
        }
    }

    private Answer call(Conversation talk, Call call) {
        var ours = call.header("X-GitHub-Api-Version", "2022-11-28");
        return talk.call(app == null ? ours : ours.header("Authorization", "Bearer " + app.token(talk)));
    }

    @Override
    public void check(Target target) {
        var workflow = Workflow.of(target.job());
        var ref = target.ref();
        if (ref == null) {
            throw Refusal.invalid("ref", "is required: a protected branch or a tag.");
        }
        var talk = connector.converse();
        var found = call(
                talk,
                Call.get(WORKFLOW, workflow.owner(), workflow.repository(), workflow.file())
                        .orAbsent());
        if (found.isAbsent() || !"active".equals(found.json().path("state").asText())) {
            throw Refusal.invalid("job", "GitHub has no active workflow '" + target.job() + "'.");
        }
        // What is filled in later is a tag; that it is of the approved commit is looked at when it runs.
        if (!ref.contains("{")) {
            requireProtected(talk, workflow, ref);
        }
    }

    private void requireProtected(Conversation talk, Workflow workflow, String ref) {
        var branch = call(
                talk,
                Call.get("/repos/{}/{}/branches/{}", workflow.owner(), workflow.repository(), ref)
                        .orAbsent());
        var fine = branch.isAbsent()
                ? !call(
                                talk,
                                Call.get("/repos/{}/{}/git/ref/tags/{}", workflow.owner(), workflow.repository(), ref)
                                        .orAbsent())
                        .isAbsent()
                : branch.json().path("protected").asBoolean(false);
        if (!fine) {
            throw Refusal.invalid("ref", "'" + ref + "' is neither a protected branch nor a tag at GitHub.");
        }
    }

    @Override
    public Running trigger(Order order) {
        var talk = connector.converse();
        var body = JSON.createObjectNode().put("ref", order.ref());
        body.set("inputs", JSON.valueToTree(order.parameters()));
        var answer = dispatched(talk, order, body);
        var id = Answer.number(answer.json(), "/workflow_run_id")
                .orElseThrow(() -> talk.failure("took the order but did not say which run it began"));
        return new Running(
                String.valueOf(id), Answer.text(answer.json(), "/html_url").orElse(null));
    }

    /** An older server refuses the wish to be told, and then has begun nothing. */
    private Answer dispatched(Conversation talk, Order order, ObjectNode body) {
        var workflow = Workflow.of(order.job());
        var wish = body.deepCopy().put(DETAILS, true);
        try {
            return call(talk, dispatch(workflow, wish));
        } catch (CallFailed e) {
            if (e.fate() != CallFailed.Fate.REFUSED || !e.response().orElse("").contains(DETAILS)) {
                throw e;
            }
            return call(talk, dispatch(workflow, body));
        }
    }

    private static Call dispatch(Workflow workflow, JsonNode body) {
        return Call.send(
                "POST",
                body.toString(),
                WORKFLOW + "/dispatches",
                workflow.owner(),
                workflow.repository(),
                workflow.file());
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        var workflow = Workflow.of(order.job());
        var runs = call(
                connector.converse(),
                Call.get(
                        WORKFLOW + "/runs?event=workflow_dispatch&per_page=50&created={}",
                        workflow.owner(),
                        workflow.repository(),
                        workflow.file(),
                        ">=" + since.minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS)));
        for (var run : runs.json().path("workflow_runs")) {
            if (run.path("display_title").asText().contains(order.id())) {
                return Optional.of(new Running(
                        run.path("id").asText(), Answer.text(run, "/html_url").orElse(null)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Seen poll(Order order, Running running) {
        var workflow = Workflow.of(order.job());
        var run = call(
                connector.converse(),
                Call.get(RUN, workflow.owner(), workflow.repository(), running.id())
                        .orAbsent());
        if (run.isAbsent()) {
            return new Seen(Stage.GONE, running, null);
        }
        var now = new Running(running.id(), Answer.text(run.json(), "/html_url").orElse(running.url()));
        var status = Answer.text(run.json(), "/status").orElse("");
        var other = isOther(order, run.json());
        if (!status.equals("completed")) {
            if (other) {
                stop(order, running);
            }
            return new Seen(status.equals("in_progress") ? Stage.RUNNING : Stage.WAITING, now, null);
        }
        var conclusion = Answer.text(run.json(), "/conclusion").orElse("");
        var words = "Run " + running.id() + ": " + conclusion;
        return other
                ? new Seen(
                        Stage.FAILED,
                        now,
                        words + ", of commit "
                                + run.json().path("head_sha").asText() + " instead of the approved "
                                + order.what().commit())
                : new Seen(stage(conclusion), now, words);
    }

    private static boolean isOther(Order order, JsonNode run) {
        var commit = order.what().commit();
        return commit != null && !commit.equals(Answer.text(run, "/head_sha").orElse(commit));
    }

    private void stop(Order order, Running running) {
        try {
            cancel(order, running);
        } catch (CallFailed e) {
            // tried again at the next look
        }
    }

    private static Stage stage(String conclusion) {
        return switch (conclusion) {
            case "success" -> Stage.SUCCEEDED;
            case "cancelled" -> Stage.CANCELLED;
            default -> Stage.FAILED;
        };
    }

    @Override
    public void cancel(Order order, Running running) {
        var workflow = Workflow.of(order.job());
        // 409 says that it is over already.
        call(
                connector.converse(),
                Call.post(RUN + "/cancel", workflow.owner(), workflow.repository(), running.id())
                        .orEmpty()
                        .orStatus(404, 409));
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Deployments", "github");
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get("/rate_limit"));
    }
}
