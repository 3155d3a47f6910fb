package io.baton.engine.hardening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.ProcessVariables;
import io.baton.engine.RobotTopics;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What a robot may ask of the engine: reviewed topics, the inputs of the step and no other variable, results that are on
 * the list and as the data dictionary describes them. Whatever else the engine would understand is refused, for it could
 * be used to read or write more.
 */
final class RobotRequest {

    private static final String RULE = "robot-request-refused";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TASKS = 10;
    private static final long LONGEST_WAIT = 30_000;

    /** Properties of each request, by the last segment of its path. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "fetchAndLock", Set.of("workerId", "maxTasks", "usePriority", "asyncResponseTimeout", "topics"),
            "complete", Set.of("workerId", "variables"),
            "failure", Set.of("workerId", "errorMessage", "errorDetails", "retries", "retryTimeout"),
            "bpmnError", Set.of("workerId", "errorCode", "errorMessage"),
            "extendLock", Set.of("workerId", "newDuration"),
            "unlock", Set.of());

    private static final Set<String> TOPIC = Set.of("topicName", "lockDuration", "variables", "localVariables");
    private static final Set<String> VALUE = Set.of("value", "type");

    private RobotRequest() {}

    /**
     * @param path of the route below the engine's address
     * @param robot id of the account that asks; its workers are named {@code id} or {@code id:something}
     * @throws Refusal 403 or 422 with what is not allowed
     */
    static void check(String path, byte[] body, String robot) {
        var action = path.substring(path.lastIndexOf('/') + 1);
        var json = read(body);
        onlyKnown(json, PROPERTIES.getOrDefault(action, Set.of()), "");
        if (action.equals("unlock")) {
            return;
        }
        var worker = json.path("workerId").asText();
        if (!worker.equals(robot) && !worker.startsWith(robot + ":")) {
            throw refused("workerId", "must be '" + robot + "' or begin with '" + robot + ":'.");
        }
        switch (action) {
            case "fetchAndLock" -> checkFetch(json);
            case "complete" ->
                json.path("variables").fields().forEachRemaining(e -> checkResult(e.getKey(), e.getValue()));
            case "extendLock" -> checkLock(json.path("newDuration"), longest());
            default -> {
                // Words and numbers about how it went; nothing in them reaches the process.
            }
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            var json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // told below
        }
        throw Refusal.malformed("json-unreadable", "The body must be a JSON object.");
    }

    private static void checkFetch(JsonNode json) {
        if (json.path("maxTasks").asLong(1) > MOST_TASKS) {
            throw refused("maxTasks", "must be " + MOST_TASKS + " at most.");
        }
        if (json.path("asyncResponseTimeout").asLong(0) > LONGEST_WAIT) {
            throw refused("asyncResponseTimeout", "must be " + LONGEST_WAIT + " ms at most.");
        }
        for (var wanted : json.path("topics")) {
            onlyKnown(wanted, TOPIC, "topics.");
            var name = wanted.path("topicName").asText();
            var topic = RobotTopics.named(name)
                    .orElseThrow(() -> refused("topics.topicName", "'" + name + "' is not work for robots."));
            checkLock(wanted.path("lockDuration"), topic.longestLock().toMillis());
            if (!wanted.path("localVariables").asBoolean(false)
                    || !wanted.path("variables").isArray()) {
                throw refused("topics.localVariables", "must be true, and variables the list of those you need.");
            }
            for (var variable : wanted.path("variables")) {
                if (!topic.reads().contains(variable.asText())) {
                    throw refused(
                            "topics.variables",
                            "'" + variable.asText() + "' is not for this work; these are: "
                                    + String.join(", ", topic.reads()) + ".");
                }
            }
        }
    }

    private static long longest() {
        return RobotTopics.names().stream()
                .flatMap(name -> RobotTopics.named(name).stream())
                .mapToLong(topic -> topic.longestLock().toMillis())
                .max()
                .orElse(0);
    }

    private static void checkLock(JsonNode duration, long longest) {
        if (!duration.isIntegralNumber() || duration.asLong() < 1 || duration.asLong() > longest) {
            throw refused("lockDuration", "must be between 1 and " + longest + " ms; extend the lock while you work.");
        }
    }

    private static void checkResult(String name, JsonNode result) {
        onlyKnown(result, VALUE, "variables." + name + ".");
        if (!RobotTopics.writable().contains(name)) {
            throw refused("variables." + name, "is not a result of this work.");
        }
        var known = ProcessVariables.named(name)
                .orElseThrow(() -> refused("variables." + name, "is not in the data dictionary."));
        try {
            known.read(result.path("value").asText());
        } catch (IllegalArgumentException e) {
            throw refused("variables." + name, String.valueOf(e.getMessage()));
        }
        if (known.type() == String.class && !result.path("value").isTextual()) {
            throw refused("variables." + name, "must be a text.");
        }
    }

    private static void onlyKnown(JsonNode json, Set<String> properties, String prefix) {
        json.fieldNames().forEachRemaining(name -> {
            if (!properties.contains(name)) {
                throw refused(prefix + name, "is not open to robots.");
            }
        });
    }

    private static Refusal refused(String field, String message) {
        return Refusal.invalid(RULE, java.util.List.of(new Refusal.FieldError(field, message)));
    }
}
