package io.baton.gate.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.GitHubApp;
import io.baton.platform.http.IntegrationStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deployment protection rules of GitHub: a run waits until our app has approved or rejected its environment. */
class GitHubRules implements CallbackTool {

    static final String KIND = "github";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "/repos/{}/{}/actions/runs/{}";

    /** After which GitHub itself lets a waiting job fail. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** GitHub takes so many reports for one waiting environment. */
    private static final int COMMENTS = 10;

    private final Connector connector;
    private final @Nullable GitHubApp app;
    private final Installation settings;
    private final GitHubVoice voice;

    GitHubRules(Connector connector, @Nullable GitHubApp app, Installation settings) {
        this.connector = connector;
        this.app = app;
        this.settings = settings;
        this.voice = new GitHubVoice(settings);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Heard hear(Inbound in) {
        return voice.read(in);
    }

    private Answer call(Conversation talk, Call call) {
        var ours = call.header("X-GitHub-Api-Version", "2022-11-28").header("Accept", "application/vnd.github+json");
        return talk.call(app == null ? ours : ours.header("Authorization", "Bearer " + app.token(talk)));
    }

    private Answer run(Conversation talk, Callback asked) {
        return call(talk, Call.get(RUN, asked.fact("owner"), asked.fact("repository"), asked.runKey()));
    }

    @Override
    public Known know(Callback asked, @Nullable String token) {
        var talk = connector.converse();
        var run = run(talk, asked).json();
        var attempt = Answer.number(run, "/run_attempt").orElse(1L).intValue();
        var url = Answer.text(run, "/html_url").orElse(null);
        var known = new Run(KIND, asked.projectId() + "-" + asked.runKey(), attempt, url);
        var commit = Answer.text(run, "/head_sha").orElse(null);
        var waits = !isCompleted(run) && isPending(talk, asked);
        return new Known(known, commit, refusal(asked, run, commit), waits);
    }

    private static @Nullable String refusal(Callback asked, JsonNode run, @Nullable String commit) {
        var event = Answer.text(run, "/event").orElse("");
        var repository = Answer.text(run, "/repository/id").orElse("");
        var head = Answer.text(run, "/head_repository/id").orElse("");
        if (!repository.equals(asked.projectId())) {
            return "The run is of another repository.";
        }
        if (event.startsWith("pull_request") || !head.equals(repository)) {
            return "Runs for pull requests or of forks run what somebody outside wrote; they are not let through.";
        }
        return commit == null || (asked.commit() != null && !commit.equals(asked.commit()))
                ? "The run is of commit " + commit + ", and the question was about " + asked.commit() + "."
                : null;
    }

    private static boolean isCompleted(JsonNode run) {
        return "completed".equals(run.path("status").asText());
    }

    private boolean isPending(Conversation talk, Callback asked) {
        return pending(talk, asked.fact("owner"), asked.fact("repository"), asked.runKey())
                .contains(asked.toolEnvironment());
    }

    private List<String> pending(Conversation talk, String owner, String repository, String run) {
        var names = new ArrayList<String>();
        var all = call(talk, Call.get(RUN + "/pending_deployments", owner, repository, run));
        all.json().forEach(one -> Answer.text(one, "/environment/name").ifPresent(names::add));
        return names;
    }

    @Override
    public Seen look(Callback asked, @Nullable String token) {
        var talk = connector.converse();
        var run = run(talk, asked).json();
        var attempt = asked.run() == null ? 1 : asked.run().attempt();
        if (Answer.number(run, "/run_attempt").orElse(1L) != attempt) {
            run = call(
                            talk,
                            Call.get(
                                    RUN + "/attempts/{}",
                                    asked.fact("owner"),
                                    asked.fact("repository"),
                                    asked.runKey(),
                                    String.valueOf(attempt)))
                    .json();
        }
        if (isCompleted(run)) {
            var conclusion = run.path("conclusion").asText();
            return new Seen(Stage.ENDED, outcome(conclusion), "Run " + asked.runKey() + ": " + conclusion);
        }
        return Seen.of(isPending(talk, asked) ? Stage.WAITS : Stage.RUNS);
    }

    static Outcome outcome(String conclusion) {
        return switch (conclusion) {
            case "success" -> Outcome.SUCCEEDED;
            case "cancelled" -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
        };
    }

    @Override
    public void comment(Callback asked, @Nullable String token, String words) {
        review(asked, null, words);
    }

    @Override
    public int mostComments() {
        return COMMENTS;
    }

    @Override
    public void answer(Callback asked, @Nullable String token, boolean approved, String words) {
        review(asked, approved ? "approved" : "rejected", words);
    }

    private void review(Callback asked, @Nullable String state, String words) {
        var body = JSON.createObjectNode()
                .put("environment_name", asked.toolEnvironment())
                .put("comment", words);
        if (state != null) {
            body.put("state", state);
        }
        call(
                connector.converse(),
                Call.send(
                                "POST",
                                body.toString(),
                                RUN + "/deployment_protection_rule",
                                asked.fact("owner"),
                                asked.fact("repository"),
                                asked.runKey())
                        .orEmpty());
    }

    @Override
    public void stop(Callback asked) {
        // 409 says that it is over already.
        call(
                connector.converse(),
                Call.post(RUN + "/cancel", asked.fact("owner"), asked.fact("repository"), asked.runKey())
                        .orEmpty()
                        .orStatus(404, 409));
    }

    @Override
    public List<Heard.Asked> waiting(String projectId) {
        var talk = connector.converse();
        var name = Answer.text(
                        call(talk, Call.get("/repositories/{}", projectId)).json(), "/full_name")
                .orElse("");
        var parts = name.split("/");
        if (parts.length != 2) {
            throw talk.refusal("did not say the name of repository " + projectId);
        }
        var runs = call(talk, Call.get("/repos/{}/{}/actions/runs?status=waiting&per_page=50", parts[0], parts[1]));
        var found = new ArrayList<Heard.Asked>();
        for (var run : runs.json().path("workflow_runs")) {
            var id = run.path("id").asText();
            for (var environment : pending(talk, parts[0], parts[1], id)) {
                if (isOurs(talk, parts[0], parts[1], environment)) {
                    found.add(GitHubVoice.asked(projectId, id, environment, null, parts[0], parts[1]));
                }
            }
        }
        return found;
    }

    /** Whether the environment has a rule of our app; others wait there for other reasons. */
    private boolean isOurs(Conversation talk, String owner, String repository, String environment) {
        var rules = call(
                talk,
                Call.get("/repos/{}/{}/environments/{}/deployment_protection_rules", owner, repository, environment));
        for (var rule : rules.json().path("custom_deployment_protection_rules")) {
            if (rule.path("enabled").asBoolean()
                    && rule.path("app").path("id").asText().equals(settings.appId())) {
                return true;
            }
        }
        return false;
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
        connector.probe().call(Call.get("/rate_limit"));
    }
}
