package io.baton.gate.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.Refusal;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.IntegrationStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Deployment approvals of GitLab: a deployment to a protected environment is blocked until our account, one of its approvers, has
 * agreed. GitLab leaves it to people to start the job then, so it is started too.
 */
class GitLabApprovals implements CallbackTool {

    static final String KIND = "gitlab";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENT = "/api/v4/projects/{}/deployments/{}";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9-]{8,100}");

    /** GitLab waits for ever; a question that nobody opens for a month is nobody's any more. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Connector connector;
    private final Installation settings;

    GitLabApprovals(Connector connector, Installation settings) {
        this.connector = connector;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Heard hear(Inbound in) {
        if (!in.proves("X-Gitlab-Token", Objects.requireNonNull(settings.secret()))) {
            throw CallbackTool.unproven("The token in X-Gitlab-Token is missing or wrong.");
        }
        // Newer ones name the call; older ones the event, which is the same for a repeated call.
        var delivery = in.header("Idempotency-Key")
                .or(() -> in.header("X-Gitlab-Event-UUID"))
                .filter(key -> UUID.matcher(key).matches())
                .orElseThrow(() -> Refusal.invalid("X-Gitlab-Event-UUID", "is missing."));
        return switch (in.text("/object_kind", WORD).orElse("")) {
            case "deployment" -> deployment(in, delivery);
            case "pipeline" -> Heard.nothing(delivery); // what is in it comes by deployment too
            default -> Heard.nothing(delivery);
        };
    }

    private static Heard deployment(Inbound in, String delivery) {
        var project = in.require("/project/id", NUMBER);
        var id = in.require("/deployment_id", NUMBER);
        var environment = in.require("/environment", NAME);
        var status = in.require("/status", WORD);
        // The status is asked for again: it is there that it is known for whom, and of which commit.
        if (status.equals("blocked")) {
            return new Heard(delivery, asked(project, id, environment), null);
        }
        var outcome = outcome(status);
        return outcome == null
                ? Heard.nothing(delivery)
                : new Heard(delivery, null, news(in, project, id, environment, outcome));
    }

    private static Heard.News news(Inbound in, String project, String id, String environment, Outcome outcome) {
        var job = in.text("/deployable_id", NUMBER).orElse("0");
        var known = in.text("/pipeline_id", NUMBER);
        // Without the pipeline the run has no name that a grant could have.
        var deployed = outcome == Outcome.SUCCEEDED && known.isPresent()
                ? new Run(KIND, project + "-" + known.get() + "-" + job, 1, null)
                : null;
        return new Heard.News(
                project, id, environment, 0, outcome, deployed, null, "Deployment " + id + ": " + outcome);
    }

    private static Heard.Asked asked(String project, String deployment, String environment) {
        return new Heard.Asked(
                project, deployment, deployment, environment, null, Heard.Wishes.NONE, Map.of(), null, null);
    }

    static @Nullable Outcome outcome(String status) {
        return switch (status) {
            case "success" -> Outcome.SUCCEEDED;
            case "failed" -> Outcome.FAILED;
            case "canceled", "skipped" -> Outcome.CANCELLED;
            default -> null;
        };
    }

    private JsonNode deployment(Conversation talk, Callback asked) {
        return talk.call(Call.get(DEPLOYMENT, asked.projectId(), asked.subject()))
                .json();
    }

    @Override
    public Known know(Callback asked, @Nullable String token) {
        var found = deployment(connector.converse(), asked);
        var pipeline = Answer.text(found, "/deployable/pipeline/id").orElse("");
        var job = Answer.text(found, "/deployable/id").orElse("");
        var run = new Run(
                KIND,
                asked.projectId() + "-" + pipeline + "-" + job,
                1,
                Answer.text(found, "/deployable/web_url")
                        .or(() -> Answer.text(found, "/deployable/pipeline/web_url"))
                        .orElse(null));
        var commit = Answer.text(found, "/sha").orElse(null);
        return new Known(run, commit, refusal(asked, found, pipeline, job, commit), isBlocked(found));
    }

    private static @Nullable String refusal(
            Callback asked, JsonNode found, String pipeline, String job, @Nullable String commit) {
        if (!asked.toolEnvironment()
                .equals(found.path("environment").path("name").asText())) {
            return "The deployment goes to another environment.";
        }
        var source = Answer.text(found, "/deployable/pipeline/source").orElse("");
        var ref = Answer.text(found, "/ref").orElse("");
        if (source.equals("merge_request_event") || ref.startsWith("refs/merge-requests/")) {
            return "Pipelines for merge requests run what somebody outside wrote; they are not let through.";
        }
        return commit == null || pipeline.isEmpty() || job.isEmpty()
                ? "GitLab does not say of which job and commit the deployment is."
                : null;
    }

    private static boolean isBlocked(JsonNode deployment) {
        return "blocked".equals(deployment.path("status").asText());
    }

    @Override
    public Seen look(Callback asked, @Nullable String token) {
        var status = deployment(connector.converse(), asked).path("status").asText();
        var outcome = outcome(status);
        if (outcome != null) {
            return new Seen(Stage.ENDED, outcome, "Deployment " + asked.subject() + ": " + status);
        }
        return Seen.of(status.equals("blocked") ? Stage.WAITS : Stage.RUNS);
    }

    /** There is no place for it. */
    @Override
    public void comment(Callback asked, @Nullable String token, String words) {}

    @Override
    public int mostComments() {
        return 0;
    }

    @Override
    public void answer(Callback asked, @Nullable String token, boolean approved, String words) {
        var talk = connector.converse();
        if (isBlocked(deployment(talk, asked))) {
            var body = JSON.createObjectNode()
                    .put("status", approved ? "approved" : "rejected")
                    .put("comment", words);
            talk.call(Call.send("POST", body.toString(), DEPLOYMENT + "/approval", asked.projectId(), asked.subject()));
        }
        if (approved && settings.start()) {
            start(talk, asked);
        }
    }

    /** Others may still have to agree; then GitLab does not let it be started, and whoever agrees last does that. */
    private void start(Conversation talk, Callback asked) {
        var found = deployment(talk, asked);
        if (!isBlocked(found)
                && "manual".equals(found.path("deployable").path("status").asText())) {
            talk.call(Call.post(
                            "/api/v4/projects/{}/jobs/{}/play",
                            asked.projectId(),
                            found.path("deployable").path("id").asText())
                    .orEmpty());
        }
    }

    @Override
    public void stop(Callback asked) {
        var talk = connector.converse();
        var pipeline = deployment(talk, asked)
                .path("deployable")
                .path("pipeline")
                .path("id")
                .asText();
        if (!NUMBER.matcher(pipeline).matches()) {
            throw talk.refusal("does not say which pipeline is to be stopped");
        }
        talk.call(Call.post("/api/v4/projects/{}/pipelines/{}/cancel", asked.projectId(), pipeline)
                .orEmpty());
    }

    @Override
    public List<Heard.Asked> waiting(String projectId) {
        var blocked = connector
                .converse()
                .call(Call.get(
                        "/api/v4/projects/{}/deployments?status=blocked&order_by=id&sort=desc&per_page=50", projectId));
        var found = new ArrayList<Heard.Asked>();
        for (var one : blocked.json()) {
            var id = one.path("id").asText();
            var environment = one.path("environment").path("name").asText();
            if (NUMBER.matcher(id).matches() && NAME.matcher(environment).matches()) {
                found.add(asked(projectId, id, environment));
            }
        }
        return found;
    }

    @Override
    public Duration patience() {
        return Objects.requireNonNullElse(settings.patience(), LONGEST);
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Gate callbacks", KIND);
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get("/api/v4/version"));
    }
}
