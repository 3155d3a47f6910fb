package io.baton.delivery.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Parameterised jobs of Jenkins. An order first waits in a queue, and the item of the queue leads to the build; it is forgotten
 * some minutes after that, so the build is then found by the parameter. Ids are {@code queue:4711} and {@code build:118}.
 */
class JenkinsJobs implements DeployTool {

    private static final Pattern QUEUE_ITEM = Pattern.compile(".*/queue/item/(\\d+)/?");
    private static final Pattern JOB = Pattern.compile("[^/\\x00-\\x1f]+(/[^/\\x00-\\x1f]+)*");
    private static final String BUILDS =
            "/api/json?tree=builds[number,url,queueId,actions[parameters[name,value]]]{0,50}";
    private static final String QUEUE = "queue:";
    private static final String BUILD = "build:";

    private final Connector connector;

    JenkinsJobs(Connector connector) {
        this.connector = connector;
    }

    /** Folders and all: {@code shop/deploy} is at {@code /job/shop/job/deploy}. */
    private static String path(String job) {
        var path = new StringBuilder();
        for (var part : job.split("/")) {
            path.append(Call.filled("/job/{}", part));
        }
        return path.toString();
    }

    @Override
    public void check(Target target) {
        if (!JOB.matcher(target.job()).matches()) {
            throw Refusal.invalid("job", "must be the path of a job, such as shop/deploy.");
        }
        var job = connector
                .converse()
                .call(Call.get(path(target.job())
                                + encoded("/api/json?tree=buildable,property[parameterDefinitions[name]]"))
                        .orAbsent());
        if (job.isAbsent()) {
            throw Refusal.invalid("job", "Jenkins does not know job '" + target.job() + "'.");
        }
        if (!job.json().path("buildable").asBoolean(true)) {
            throw Refusal.invalid("job", "Job '" + target.job() + "' is disabled in Jenkins.");
        }
        requireParameter(job.json(), Order.ID_PARAMETER, "job");
        target.parameters().keySet().forEach(name -> requireParameter(job.json(), name, "parameters"));
    }

    /** Jenkins drops what a job does not declare, without a word. */
    private static void requireParameter(JsonNode job, String name, String field) {
        var declared = StreamSupport.stream(job.path("property").spliterator(), false)
                .flatMap(property -> StreamSupport.stream(
                        property.path("parameterDefinitions").spliterator(), false))
                .anyMatch(parameter -> name.equals(parameter.path("name").asText()));
        if (!declared) {
            throw Refusal.invalid(
                    field, "The job has no parameter '" + name + "'; declare it in Jenkins, or it would be dropped.");
        }
    }

    @Override
    public Running trigger(Order order) {
        var talk = connector.converse();
        var answer = write(
                talk,
                Call.form(order.parameters(), path(order.job()) + "/buildWithParameters")
                        .orStatus(303));
        var item = QUEUE_ITEM.matcher(answer.location() == null ? "" : answer.location());
        if (!item.matches()) {
            throw talk.failure("took the order but did not say where in its queue it is");
        }
        if (answer.status() == 303 && !isOurs(talk, item.group(1), order)) {
            throw talk.refusal("put the order together with another one that waits for the same job");
        }
        return new Running(QUEUE + item.group(1), null);
    }

    /** An equal order that waited already takes in ours; equal in all, it would have our id. */
    private static boolean isOurs(Conversation talk, String item, Order order) {
        var found = talk.call(Call.get("/queue/item/{}/api/json", item).orAbsent());
        return !found.isAbsent() && hasId(found.json(), order.id());
    }

    /** With a token Jenkins wants no crumb; with a password it does, together with the session it was given in. */
    private static Answer write(Conversation talk, Call call) {
        var wanted = call.orEmpty();
        try {
            return talk.call(wanted);
        } catch (CallFailed e) {
            if (e.fate() != CallFailed.Fate.REFUSED
                    || !e.response().orElse("").toLowerCase(Locale.ROOT).contains("crumb")) {
                throw e;
            }
        }
        var crumb = talk.call(Call.get("/crumbIssuer/api/json"));
        var field = Answer.text(crumb.json(), "/crumbRequestField").orElse("Jenkins-Crumb");
        var value = Answer.text(crumb.json(), "/crumb").orElseThrow(() -> talk.refusal("gave no crumb"));
        var withCrumb = wanted.header(field, value);
        return talk.call(crumb.cookies() == null ? withCrumb : withCrumb.header("Cookie", crumb.cookies()));
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        var talk = connector.converse();
        var queue = talk.call(Call.get(encoded("/queue/api/json?tree=items[id,actions[parameters[name,value]]]")));
        for (var item : queue.json().path("items")) {
            if (hasId(item, order.id())) {
                return Optional.of(new Running(QUEUE + item.path("id").asText(), null));
            }
        }
        return build(talk, order, null);
    }

    private static Optional<Running> build(Conversation talk, Order order, @Nullable String queueItem) {
        var builds = talk.call(Call.get(path(order.job()) + encoded(BUILDS)));
        for (var build : builds.json().path("builds")) {
            if (hasId(build, order.id())
                    || queueItem != null
                            && queueItem.equals(build.path("queueId").asText())) {
                return Optional.of(running(build));
            }
        }
        return Optional.empty();
    }

    private static boolean hasId(JsonNode withActions, String id) {
        for (var action : withActions.path("actions")) {
            for (var parameter : action.path("parameters")) {
                if (Order.ID_PARAMETER.equals(parameter.path("name").asText())
                        && id.equals(parameter.path("value").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Running running(JsonNode build) {
        return new Running(
                BUILD + build.path("number").asText(),
                Answer.text(build, "/url").orElse(null));
    }

    @Override
    public Seen poll(Order order, Running running) {
        var talk = connector.converse();
        return running.id().startsWith(QUEUE) ? queued(talk, order, running) : built(talk, order, running);
    }

    private static Seen queued(Conversation talk, Order order, Running running) {
        var id = running.id().substring(QUEUE.length());
        var item = talk.call(Call.get("/queue/item/{}/api/json", id).orAbsent());
        if (item.isAbsent()) {
            return build(talk, order, id)
                    .map(build -> new Seen(Stage.RUNNING, build, null))
                    .orElse(new Seen(Stage.GONE, running, null));
        }
        if (item.json().path("cancelled").asBoolean(false)) {
            return new Seen(Stage.CANCELLED, running, "It was taken out of the queue of Jenkins.");
        }
        var build = item.json().path("executable");
        return build.has("number")
                ? new Seen(Stage.RUNNING, running(build), null)
                : new Seen(
                        Stage.WAITING, running, Answer.text(item.json(), "/why").orElse(null));
    }

    private static Seen built(Conversation talk, Order order, Running running) {
        var number = running.id().substring(BUILD.length());
        var build = talk.call(Call.get(path(order.job()) + "/{}/api/json?tree=number,url,building,result", number)
                .orAbsent());
        if (build.isAbsent()) {
            return new Seen(Stage.GONE, running, null);
        }
        var result = Answer.text(build.json(), "/result").orElse("");
        if (build.json().path("building").asBoolean(true) || result.isEmpty()) {
            return new Seen(Stage.RUNNING, running, null);
        }
        var words = "Build " + number + " of " + order.job() + ": " + result;
        return switch (result) {
            case "SUCCESS" -> new Seen(Stage.SUCCEEDED, running, words);
            case "ABORTED" -> new Seen(Stage.CANCELLED, running, words);
            default -> new Seen(Stage.FAILED, running, words);
        };
    }

    @Override
    public void cancel(Order order, Running running) {
        var talk = connector.converse();
        var call = running.id().startsWith(QUEUE)
                ? Call.post("/queue/cancelItem?id={}", running.id().substring(QUEUE.length()))
                : Call.post(path(order.job()) + "/{}/stop", running.id().substring(BUILD.length()));
        // Both answer with a redirect, and with 404 when it is too late.
        write(talk, call.orStatus(302, 303, 404));
    }

    private static String encoded(String query) {
        return query.replace("[", "%5B").replace("]", "%5D").replace("{", "%7B").replace("}", "%7D");
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Deployments", "jenkins");
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get("/api/json?tree=mode"));
    }
}
