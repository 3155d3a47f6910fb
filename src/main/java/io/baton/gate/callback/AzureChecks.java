package io.baton.gate.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.IntegrationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks of Azure Pipelines that invoke a REST API and wait for its callback. What is needed to call back comes with the question:
 * a token of the job that is good for two days, and where to send it, which has to be the configured organisation.
 */
class AzureChecks implements CallbackTool {

    static final String KIND = "azure";
    private static final Logger LOG = LoggerFactory.getLogger(AzureChecks.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "/{}/_apis/distributedtask/hubs/{}/plans/{}";
    private static final String BUILD = "/{}/_apis/build/builds/{}?api-version=7.0";

    /** The token of the job is good for two days; the answer has to be out before. */
    private static final Duration LONGEST = Duration.ofHours(47);

    /** As many lines as somebody reads in the log of a check. */
    private static final int COMMENTS = 50;

    private final Connector connector;
    private final Installation settings;
    private final AzureVoice voice;

    AzureChecks(Connector connector, Installation settings) {
        this.connector = connector;
        this.settings = settings;
        this.voice = new AzureVoice(settings);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Heard hear(Inbound in) {
        return voice.read(in);
    }

    /** With the token of the job while there is one, later with what the settings have. */
    private static Answer call(Conversation talk, Call call, @Nullable String token) {
        return talk.call(token == null ? call : call.header("Authorization", "Bearer " + token));
    }

    private JsonNode build(Conversation talk, Callback asked, @Nullable String token) {
        return call(talk, Call.get(BUILD, asked.projectId(), asked.runKey()), token)
                .json();
    }

    @Override
    public Known know(Callback asked, @Nullable String token) {
        var build = build(connector.converse(), asked, token);
        var attempt = asked.fact(AzureVoice.ATTEMPT);
        var run = new Run(
                KIND,
                asked.projectId() + "-" + asked.runKey(),
                attempt.isEmpty() ? 1 : Integer.parseInt(attempt),
                Answer.text(build, "/_links/web/href").orElse(null));
        var commit = Answer.text(build, "/sourceVersion").orElse(null);
        return new Known(run, commit, refusal(asked, build, commit), !isCompleted(build));
    }

    /** The token is of one job; that it is a job of this very build is what the build's plan proves. */
    private static @Nullable String refusal(Callback asked, JsonNode build, @Nullable String commit) {
        var project = Answer.text(build, "/project/id").orElse("");
        var plan = Answer.text(build, "/orchestrationPlan/planId").orElse("");
        if (!project.equalsIgnoreCase(asked.projectId()) || !plan.equalsIgnoreCase(asked.fact(AzureVoice.PLAN))) {
            return "The check is not one of run " + asked.runKey() + ".";
        }
        if ("pullRequest".equals(build.path("reason").asText())) {
            return "Runs for pull requests run what somebody outside wrote; they are not let through.";
        }
        return commit == null || (asked.commit() != null && !commit.equals(asked.commit()))
                ? "The run is of commit " + commit + ", and the question was about " + asked.commit() + "."
                : null;
    }

    private static boolean isCompleted(JsonNode build) {
        return "completed".equals(build.path("status").asText());
    }

    @Override
    public Seen look(Callback asked, @Nullable String token) {
        var build = build(connector.converse(), asked, token);
        if (isCompleted(build)) {
            var result = build.path("result").asText();
            return new Seen(Stage.ENDED, outcome(result), "Run " + asked.runKey() + ": " + result);
        }
        return Seen.of(asked.answeredAt() == null ? Stage.WAITS : Stage.RUNS);
    }

    static Outcome outcome(String result) {
        return switch (result) {
            case "succeeded" -> Outcome.SUCCEEDED;
            case "canceled" -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
        };
    }

    @Override
    public void comment(Callback asked, @Nullable String token, String words) {
        var body = JSON.createObjectNode().put("count", 1);
        body.putArray("value").add(words);
        call(
                connector.converse(),
                Call.send(
                                "POST",
                                body.toString(),
                                PLAN + "/timelines/{}/records/{}/feed?api-version=4.1",
                                asked.projectId(),
                                asked.fact(AzureVoice.HUB),
                                asked.fact(AzureVoice.PLAN),
                                asked.fact(AzureVoice.TIMELINE),
                                asked.fact(AzureVoice.JOB))
                        .orEmpty(),
                token);
    }

    @Override
    public int mostComments() {
        return COMMENTS;
    }

    @Override
    public void answer(Callback asked, @Nullable String token, boolean approved, String words) {
        var body = JSON.createObjectNode()
                .put("name", "TaskCompleted")
                .put("taskId", asked.subject())
                .put("jobId", asked.fact(AzureVoice.JOB))
                .put("result", approved ? "succeeded" : "failed");
        explain(asked, token, words);
        call(
                connector.converse(),
                Call.send(
                                "POST",
                                body.toString(),
                                PLAN + "/events?api-version=2.0-preview.1",
                                asked.projectId(),
                                asked.fact(AzureVoice.HUB),
                                asked.fact(AzureVoice.PLAN))
                        .orEmpty(),
                token);
    }

    /** A line in the log that did not get through must not keep the answer back. */
    private void explain(Callback asked, @Nullable String token, String words) {
        try {
            comment(asked, token, words);
        } catch (CallFailed e) {
            LOG.debug("The log of a check could not be written to", e);
        }
    }

    @Override
    public void stop(Callback asked) {
        connector
                .converse()
                .call(Call.send("PATCH", "{\"status\":\"cancelling\"}", BUILD, asked.projectId(), asked.runKey())
                        .orEmpty()
                        .orStatus(404, 409));
    }

    /** Without the token of its job nobody could be answered. */
    @Override
    public List<Heard.Asked> waiting(String projectId) {
        return List.of();
    }

    @Override
    public Duration patience() {
        var said = Objects.requireNonNullElse(settings.patience(), LONGEST);
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Gate callbacks", KIND);
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get("/_apis/projects?$top=1&api-version=7.0"));
    }
}
