package io.baton.gate.callback;

import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what GitHub says in its webhooks, once it is certain that GitHub says it. */
final class GitHubVoice {

    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{8,100}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s]{1,1000}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    private final Installation settings;

    GitHubVoice(Installation settings) {
        this.settings = settings;
    }

    Heard read(Inbound in) {
        if (!in.isSigned("X-Hub-Signature-256", Objects.requireNonNull(settings.secret()))) {
            throw CallbackTool.unproven("The signature in X-Hub-Signature-256 is missing or wrong.");
        }
        var delivery = in.requireHeader("X-GitHub-Delivery", DELIVERY);
        var installation = settings.installationId();
        var from = in.text("/installation/id", NUMBER);
        if (installation != null
                && !installation.isBlank()
                && from.isPresent()
                && !from.get().equals(installation)) {
            throw Refusal.invalid("installation.id", "is not the one that is configured here.");
        }
        return switch (in.header("X-GitHub-Event").orElse("")) {
            case "deployment_protection_rule" -> question(in, delivery);
            case "deployment_status" -> deployment(in, delivery);
            case "workflow_run" -> run(in, delivery);
            default -> Heard.nothing(delivery);
        };
    }

    private Heard question(Inbound in, String delivery) {
        if (!in.require("/action", WORD).equals("requested")) {
            return Heard.nothing(delivery);
        }
        var name = in.require("/repository/full_name", REPOSITORY);
        var run = runOf(in.require("/deployment_callback_url", URL), name);
        var parts = name.split("/");
        var asked = asked(
                in.require("/repository/id", NUMBER),
                run,
                in.require("/environment", NAME),
                in.require("/deployment/sha", COMMIT),
                parts[0],
                parts[1]);
        return new Heard(delivery, asked, null);
    }

    /** The address is read, never called; that it leads elsewhere is a reason to distrust all of it. */
    private String runOf(String callback, String repository) {
        var base = String.valueOf(settings.connector().baseUrl()).replaceAll("/+$", "");
        var path = "/repos/" + repository + "/actions/runs/";
        var rule = "/deployment_protection_rule";
        var run = callback.regionMatches(true, 0, base + path, 0, (base + path).length()) && callback.endsWith(rule)
                ? callback.substring(
                        (base + path).length(), Math.max((base + path).length(), callback.length() - rule.length()))
                : "";
        if (!NUMBER.matcher(run).matches() || !isOfBase(callback)) {
            throw Refusal.invalid(
                    "deployment_callback_url", "does not lead to a run of this repository at the configured GitHub.");
        }
        return run;
    }

    private boolean isOfBase(String callback) {
        try {
            var there = URI.create(callback);
            var base = Objects.requireNonNull(settings.connector().baseUrl());
            return there.getRawUserInfo() == null
                    && base.getHost().equalsIgnoreCase(there.getHost())
                    && base.getPort() == there.getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Heard.Asked asked(
            String projectId,
            String run,
            String environment,
            @Nullable String commit,
            String owner,
            String repository) {
        return new Heard.Asked(
                projectId,
                run,
                run,
                environment,
                commit,
                Heard.Wishes.NONE,
                Map.of("owner", owner, "repository", repository),
                null,
                null);
    }

    private static Heard deployment(Inbound in, String delivery) {
        var run = in.text("/workflow_run/id", NUMBER).orElse(null);
        var state = in.require("/deployment_status/state", WORD);
        if (run == null) {
            return Heard.nothing(delivery); // of no run, such as one made by an app
        }
        var outcome = switch (state) {
            case "success" -> Outcome.SUCCEEDED;
            case "failure", "error" -> Outcome.FAILED;
            default -> null;
        };
        if (outcome == null) {
            return Heard.nothing(delivery);
        }
        var project = in.require("/repository/id", NUMBER);
        var attempt = attempt(in);
        var deployed = state.equals("success")
                ? new Run(GitHubRules.KIND, project + "-" + run, Math.max(1, attempt), null)
                : null;
        // Other jobs of the run may still deploy there; whether all is well is seen when the run is over.
        return new Heard(
                delivery,
                null,
                new Heard.News(
                        project,
                        run,
                        in.require("/deployment/environment", NAME),
                        attempt,
                        outcome == Outcome.FAILED ? outcome : null,
                        deployed,
                        in.text("/deployment/sha", COMMIT).orElse(null),
                        "Deployment of run " + run + ": " + state));
    }

    private static Heard run(Inbound in, String delivery) {
        if (!in.require("/action", WORD).equals("completed")) {
            return Heard.nothing(delivery);
        }
        var run = in.require("/workflow_run/id", NUMBER);
        var conclusion = in.require("/workflow_run/conclusion", WORD);
        return new Heard(
                delivery,
                null,
                new Heard.News(
                        in.require("/repository/id", NUMBER),
                        run,
                        null,
                        attempt(in),
                        GitHubRules.outcome(conclusion),
                        null,
                        null,
                        "Run " + run + ": " + conclusion));
    }

    private static int attempt(Inbound in) {
        return in.text("/workflow_run/run_attempt", Pattern.compile("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
