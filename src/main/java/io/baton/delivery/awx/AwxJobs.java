package io.baton.delivery.awx;

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
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Job templates and workflows of AWX. What a template does not prompt for it ignores without a word, and would deploy something else
 * than was approved: such a job is stopped at once.
 */
class AwxJobs implements DeployTool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JOB = Pattern.compile("(workflow/)?\\d{1,18}");

    private final Connector connector;
    private final String api;

    /** @param apiPath in front of {@code /v2}; {@code /api} if empty */
    AwxJobs(Connector connector, String apiPath) {
        this.connector = connector;
        this.api = (apiPath.isBlank() ? "/api" : apiPath) + "/v2";
    }

    private static boolean isWorkflow(String job) {
        return job.startsWith("workflow/");
    }

    private static String number(String job) {
        return job.substring(job.indexOf('/') + 1);
    }

    private String launch(String job) {
        return api + (isWorkflow(job) ? "/workflow_job_templates/" : "/job_templates/") + number(job) + "/launch/";
    }

    private String jobs(String job) {
        return api + (isWorkflow(job) ? "/workflow_jobs/" : "/jobs/");
    }

    @Override
    public void check(Target target) {
        if (!JOB.matcher(target.job()).matches()) {
            throw Refusal.invalid("job", "must be the number of a job template, or workflow/ and that of a workflow.");
        }
        var answer = connector.converse().call(Call.get(launch(target.job())).orAbsent());
        if (answer.isAbsent()) {
            throw Refusal.invalid("job", "AWX does not know template " + target.job() + ".");
        }
        if (!answer.json().path("ask_variables_on_launch").asBoolean(false)) {
            throw Refusal.invalid(
                    "job", "The template does not prompt for variables on launch, so it would ignore them.");
        }
        if (!answer.json().path("passwords_needed_to_start").isEmpty()) {
            throw Refusal.invalid("job", "The template asks for passwords when it is launched.");
        }
        for (var needed : answer.json().path("variables_needed_to_start")) {
            if (!target.parameters().containsKey(needed.asText())) {
                throw Refusal.invalid("parameters", "The template needs '" + needed.asText() + "'.");
            }
        }
    }

    @Override
    public Running trigger(Order order) {
        var talk = connector.converse();
        var body = JSON.createObjectNode();
        body.set("extra_vars", JSON.valueToTree(order.parameters()));
        var answer = talk.call(Call.send("POST", body.toString(), launch(order.job())));
        var running = running(talk, order, answer.json());
        var ignored = answer.json().path("ignored_fields");
        if (!ignored.isEmpty()) {
            var stopped = stopped(order, running);
            throw talk.refusal("ignored " + ignored + " of the order; job " + running.id()
                    + (stopped ? " was told to stop" : " could not be stopped, look at it at once"));
        }
        return running;
    }

    private boolean stopped(Order order, Running running) {
        try {
            cancel(order, running);
            return true;
        } catch (CallFailed e) {
            return false;
        }
    }

    private Running running(Conversation talk, Order order, JsonNode job) {
        var id = Answer.number(job, "/id")
                .or(() -> Answer.number(job, isWorkflow(order.job()) ? "/workflow_job" : "/job"))
                .orElseThrow(() -> talk.failure("did not say which job it began"));
        return new Running(String.valueOf(id), null);
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        var talk = connector.converse();
        var jobs = jobs(order.job()) + "?order_by=-id&page_size=50&"
                + (isWorkflow(order.job()) ? "workflow_job_template=" : "job_template=") + number(order.job());
        for (var job : listed(talk, jobs, order).path("results")) {
            if (job.path("extra_vars").asText().contains(order.id())) {
                return Optional.of(running(talk, order, job));
            }
        }
        return Optional.empty();
    }

    /** Not everybody may filter by variables; then the newest are looked through. */
    private static JsonNode listed(Conversation talk, String jobs, Order order) {
        try {
            return talk.call(Call.get(jobs + "&extra_vars__contains={}", order.id()))
                    .json();
        } catch (CallFailed e) {
            if (e.fate() != CallFailed.Fate.REFUSED) {
                throw e;
            }
            return talk.call(Call.get(jobs)).json();
        }
    }

    @Override
    public Seen poll(Order order, Running running) {
        var answer = connector
                .converse()
                .call(Call.get(jobs(order.job()) + "{}/", running.id()).orAbsent());
        if (answer.isAbsent()) {
            return new Seen(Stage.GONE, running, null);
        }
        var status = Answer.text(answer.json(), "/status").orElse("");
        var why = Answer.text(answer.json(), "/job_explanation")
                .map(text -> ", " + text)
                .orElse("");
        return new Seen(stage(status), running, "Job " + running.id() + ": " + status + why);
    }

    private static Stage stage(String status) {
        return switch (status) {
            case "new", "pending", "waiting" -> Stage.WAITING;
            case "successful" -> Stage.SUCCEEDED;
            case "failed", "error" -> Stage.FAILED;
            case "canceled" -> Stage.CANCELLED;
            default -> Stage.RUNNING;
        };
    }

    @Override
    public void cancel(Order order, Running running) {
        // 405 says that it is over already.
        connector
                .converse()
                .call(Call.post(jobs(order.job()) + "{}/cancel/", running.id())
                        .orEmpty()
                        .orStatus(404, 405));
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Deployments", "awx");
    }

    @Override
    public void probe() {
        connector.probe().call(Call.get(api + "/ping/"));
    }
}
