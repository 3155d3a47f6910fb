package io.baton.gate.callback;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the questions of Azure's checks and what its service hooks report, once it is certain who sent them. */
final class AzureVoice {

    static final String HUB = "hub";
    static final String PLAN = "plan";
    static final String JOB = "job";
    static final String TIMELINE = "timeline";
    static final String ATTEMPT = "attempt";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ATTEMPTS = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern TEMPLATE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z.]{1,60}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{8,8000}");
    private static final int MOST_DIGESTS = 50;

    private final Installation settings;

    AzureVoice(Installation settings) {
        this.settings = settings;
    }

    Heard read(Inbound in) {
        if (!in.proves("X-Gate-Key", Objects.requireNonNull(settings.secret()))) {
            throw CallbackTool.unproven("The key in X-Gate-Key is missing or wrong.");
        }
        return in.text("/eventType", WORD).isPresent() ? event(in) : question(in);
    }

    private Heard question(Inbound in) {
        requireOurs(in.requireHeader("PlanUrl", NAME));
        var hub = in.requireHeader("HubName", WORD);
        if (!hub.equalsIgnoreCase("build")) {
            throw Refusal.invalid("HubName", "must be build: classic releases are not supported.");
        }
        var task = in.requireHeader("TaskInstanceId", ID);
        var facts = Map.of(
                HUB,
                hub,
                PLAN,
                in.requireHeader("PlanId", ID),
                JOB,
                in.requireHeader("JobId", ID),
                TIMELINE,
                in.requireHeader("TimelineId", ID),
                ATTEMPT,
                in.text("/attempt", ATTEMPTS).orElse("1"));
        var asked = new Heard.Asked(
                in.requireHeader("ProjectId", ID).toLowerCase(Locale.ROOT),
                task,
                in.require("/run", NUMBER),
                in.require("/environment", NAME),
                in.text("/commit", COMMIT).orElse(null),
                wishes(in),
                facts,
                in.requireHeader("AuthToken", TOKEN),
                in.text("/timeoutMinutes", MINUTES)
                        .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                        .orElse(null));
        // Each evaluation of a check is a step of its own, and asks once.
        return new Heard("task:" + task, asked, null);
    }

    private static Heard.Wishes wishes(Inbound in) {
        return new Heard.Wishes(
                in.text("/service", SERVICE).orElse(null),
                in.text("/template", TEMPLATE).orElse(null),
                digests(in.json().path("digests")));
    }

    private static List<String> digests(JsonNode sent) {
        var digests = new ArrayList<String>();
        for (var digest : sent) {
            if (!DIGEST.matcher(digest.asText()).matches() || digests.size() == MOST_DIGESTS) {
                throw Refusal.invalid("digests", "must be sha256: and 64 hexadecimal digits each, fifty at most.");
            }
            digests.add(digest.asText());
        }
        return digests;
    }

    /** The token of the job goes to the configured organisation, never to where a caller would like to have it. */
    private void requireOurs(String planUrl) {
        var base = String.valueOf(settings.connector().baseUrl()).replaceAll("/+$", "");
        if (!planUrl.replaceAll("/+$", "").equalsIgnoreCase(base)) {
            throw Refusal.invalid("PlanUrl", "is not the organisation that is configured here.");
        }
    }

    /** A service hook says that a run is over. */
    private static Heard event(Inbound in) {
        var delivery = "event:" + in.require("/id", ID);
        if (!in.require("/eventType", WORD).equals("build.complete")) {
            return Heard.nothing(delivery);
        }
        var run = in.require("/resource/id", NUMBER);
        var project = in.text("/resource/project/id", ID)
                .or(() -> in.text("/resourceContainers/project/id", ID))
                .orElseThrow(() -> Refusal.invalid("resource.project.id", "is missing."))
                .toLowerCase(Locale.ROOT);
        var result = in.require("/resource/result", WORD);
        return new Heard(
                delivery,
                null,
                new Heard.News(
                        project, run, null, 0, AzureChecks.outcome(result), null, null, "Run " + run + ": " + result));
    }
}
