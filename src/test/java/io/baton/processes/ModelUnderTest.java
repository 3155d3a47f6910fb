package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Takes tickets through a model as people would, over HTTP. After all tests of a class it demands that every end and
 * every boundary event of the model was reached by one of them.
 */
final class ModelUnderTest implements BeforeAllCallback, AfterAllCallback {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String process;
    private final Set<String> tickets = new LinkedHashSet<>();
    private Api api;
    private EngineDriver engine;
    private TicketDesk desk;
    private HistoryService history;
    private TaskService tasks;
    private JdbcClient db;

    ModelUnderTest(String process) {
        this.process = process;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(SpringExtension.getApplicationContext(context));
    }

    void start(ApplicationContext server) {
        api = server.getBean(Api.class);
        engine = server.getBean(EngineDriver.class);
        desk = server.getBean(TicketDesk.class);
        history = server.getBean(HistoryService.class);
        tasks = server.getBean(TaskService.class);
        db = server.getBean(JdbcClient.class);
    }

    /** Orders something and runs the automatic steps; returns the ticket key. */
    String order(String person, String item, Map<String, Object> fields) {
        return taken(Requests.onceMore(api, person, Map.of("itemId", item, "fields", fields)));
    }

    /** Asks in free text; more parts of the body as name and value in turn. */
    String ask(String person, String text, Object... more) {
        var body = new HashMap<String, Object>(
                Map.of("text", text + " (" + COUNT.incrementAndGet() + ")", "intent", "NEED"));
        body.putAll(map(more));
        return taken(api.post(person, "/api/intake", body));
    }

    /** Takes up a ticket that came about in another way. */
    String follow(String ticket) {
        tickets.add(ticket);
        engine.runJobs(ticket);
        return ticket;
    }

    String taken(ResponseEntity<Map<String, Object>> answer) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var ticket = (String) answer.getBody().get("key");
        tickets.add(ticket);
        engine.runJobs(ticket);
        return ticket;
    }

    /** Counts what this ticket reaches too, which was opened in another way. */
    String watch(String ticket) {
        tickets.add(ticket);
        return ticket;
    }

    /** Offers an item like another but for some parts of its definition; returns its id. */
    String offer(String like, Map<String, Object> changes) {
        var item =
                new HashMap<>(api.get("process-owner", "/api/catalogue/" + like).getBody());
        var id = like + "-" + COUNT.incrementAndGet();
        item.keySet().removeAll(List.of("version", "retired", "origin", "updatedBy", "updatedAt", "currency"));
        item.putAll(Map.of("id", id, "title", id));
        item.putAll(changes);
        var made = api.post("process-owner", "/api/catalogue", item);
        assertThat(made.getStatusCode().value()).as("%s", made.getBody()).isEqualTo(201);
        return id;
    }

    String orderLaptop(String person) {
        return order(
                person,
                "laptop",
                Map.of("model", "standard", "reason", "Worn out, no. " + COUNT.incrementAndGet(), "place", "Berlin"));
    }

    String orderMonitor(String person) {
        return order(person, "monitor", Map.of("quantity", 1, "place", "Berlin, desk " + COUNT.incrementAndGet()));
    }

    String orderPasswordReset(String person) {
        return order(
                person,
                "password-reset",
                Map.of("account", "account" + COUNT.incrementAndGet(), "system", "erp", "callback", "4711"));
    }

    String orderStarterKit(String person) {
        return order(
                person,
                "new-starter-kit",
                Map.of(
                        "newColleague",
                        "Nora Neu " + COUNT.incrementAndGet(),
                        "firstDay",
                        java.time.LocalDate.now().plusDays(30).toString(),
                        "place",
                        "Berlin",
                        "team",
                        "Finance",
                        "laptop",
                        "standard",
                        "phone",
                        true));
    }

    /** A device in stock that no other test hands over; returns its tag. */
    String deviceInStock() {
        var tag = "MT-" + COUNT.incrementAndGet();
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/assets/" + tag,
                Map.of("kind", "monitor", "model", "Test 27", "status", "IN_STOCK"),
                Map.of());
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        return tag;
    }

    /** Completes a task as a person, over the API; values as name and value in turn. */
    void complete(String person, String ticket, String node, Object... values) {
        var answer = tryToComplete(person, ticket, node, values);
        assertThat(answer.getStatusCode().value())
                .as("%s completes %s: %s", person, node, answer.getBody())
                .isEqualTo(200);
        engine.runJobs(ticket);
    }

    ResponseEntity<Map<String, Object>> tryToComplete(String person, String ticket, String node, Object... values) {
        var task = engine.task(ticket, node).id();
        return api.post(
                person, "/api/tickets/" + ticket + "/tasks/" + task + "/complete", Map.of("variables", map(values)));
    }

    /** Accepts, works, and, where the plan says so, verifies and reviews the task that is open. */
    void fulfil(String person, String ticket, Object... workValues) {
        complete(person, ticket, "Task_AcceptTask");
        var work = new HashMap<String, Object>(Map.of("resolutionCode", "COMPLETED", "resolutionNote", "It is done."));
        work.putAll(map(workValues));
        complete(
                person,
                ticket,
                "Task_WorkOnTask",
                work.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
        if (waitsAt(ticket).contains("Task_VerifyResult")) {
            complete(
                    person,
                    ticket,
                    "Task_VerifyResult",
                    "verified",
                    true,
                    "testResult",
                    "Tried it out.",
                    "sideEffectCheck",
                    "All quiet.");
        }
        complete(person, ticket, "Task_ReviewTask", "reviewOutcome", "DONE");
    }

    /** The same for one of several tasks of the plan, named by its row. */
    void fulfilTask(String person, String ticket, String row, Object... workValues) {
        completeOf(person, ticket, row, "Task_AcceptTask", Map.of());
        var work = new HashMap<String, Object>(
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", row + " is done.", "workNote", "As planned."));
        work.putAll(map(workValues));
        completeOf(person, ticket, row, "Task_WorkOnTask", work);
        if (stepsOf(ticket, row).contains("Task_VerifyResult")) {
            completeOf(
                    person,
                    ticket,
                    row,
                    "Task_VerifyResult",
                    Map.of("verified", true, "testResult", "Tried it out.", "sideEffectCheck", "All quiet."));
        }
        completeOf(person, ticket, row, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
    }

    /** Completes the step of one task of the plan. */
    void completeOf(String person, String ticket, String row, String node, Map<String, Object> values) {
        var step = openStep(ticket, row, node);
        var answer = api.post(
                person, "/api/tickets/" + ticket + "/tasks/" + step + "/complete", Map.of("variables", values));
        assertThat(answer.getStatusCode().value())
                .as("%s completes %s of %s: %s", person, node, row, answer.getBody())
                .isEqualTo(200);
        engine.runJobs(ticket);
    }

    /** Nodes at which a task of the plan waits for people. */
    List<String> stepsOf(String ticket, String row) {
        return openSteps(ticket, row).stream()
                .map(step -> (String) step.get("nodeId"))
                .toList();
    }

    String openStep(String ticket, String row, String node) {
        return openSteps(ticket, row).stream()
                .filter(step -> node.equals(step.get("nodeId")))
                .map(step -> (String) step.get("id"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node + " of " + row + " is not open: " + plan(ticket)));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> openSteps(String ticket, String row) {
        return ((List<Map<String, Object>>) planned(ticket, row).get("steps"))
                .stream()
                        .filter(step -> !List.of("CLOSED", "CANCELLED").contains(step.get("state")))
                        .toList();
    }

    /** One task of the plan as the API shows it. */
    Map<String, Object> planned(String ticket, String row) {
        return plan(ticket).stream()
                .filter(task -> row.equals(task.get("task")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task " + row + " in " + plan(ticket)));
    }

    /** The plan as the API shows it. */
    List<Map<String, Object>> plan(String ticket) {
        return api.list("lead", "/api/tickets/" + ticket + "/tasks");
    }

    /** An action on the ticket, such as cancel; values of its body as name and value in turn. */
    ResponseEntity<Map<String, Object>> act(String person, String ticket, String action, Object... body) {
        var answer = api.post(person, "/api/tickets/" + ticket + "/" + action, map(body));
        engine.runJobs(ticket);
        return answer;
    }

    /** Runs what is due by the clock. */
    void runJobs(String ticket) {
        engine.runJobs(ticket);
    }

    void fireTimers(String ticket) {
        engine.fireTimers(ticket);
    }

    Ticket ticket(String key) {
        return desk.require(key);
    }

    String state(String ticket) {
        return desk.require(ticket).state().name();
    }

    /** Gives a task to somebody, or back to its queue with null. */
    void assign(String ticket, String node, @Nullable String person) {
        engine.assign(engine.task(ticket, node).id(), person);
    }

    OpenTask task(String ticket, String node) {
        return engine.task(ticket, node);
    }

    /** What somebody who opens the task sees of a variable. */
    Object seenAt(String ticket, String node, String name) {
        return SystemContext.call(
                () -> tasks.getVariable(engine.task(ticket, node).id(), name));
    }

    /** What somebody who opens the step of one task of the plan sees of a variable. */
    Object seenAtStep(String ticket, String row, String node, String name) {
        return SystemContext.call(() -> tasks.getVariable(openStep(ticket, row, node), name));
    }

    List<String> waitsAt(String ticket) {
        return engine.openTasks(ticket).stream().map(OpenTask::nodeId).toList();
    }

    /** States of the pieces of work the ticket's plan has, in order. */
    List<String> plannedStates(String ticket) {
        return db.sql("select state from fulfilment_task where ticket_key = ? order by plan_round, position")
                .param(ticket)
                .query(String.class)
                .list();
    }

    boolean isRunning(String ticket) {
        return engine.isRunning(ticket);
    }

    ResponseEntity<Map<String, Object>> get(String person, String path) {
        return api.get(person, path);
    }

    List<Map<String, Object>> list(String person, String path) {
        return api.list(person, path);
    }

    /** Fires the timers that wait at certain nodes of the ticket's models. */
    void fireTimersAt(String ticket, String... nodes) {
        engine.fireTimersAt(ticket, nodes);
    }

    void put(String person, String path, Map<String, Object> body) {
        var answer = api.exchange(person, HttpMethod.PUT, path, body, Map.of("If-Match", etagOf(person, path)));
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
    }

    private String etagOf(String person, String path) {
        var etag = api.get(person, path).getHeaders().getETag();
        return etag == null ? "*" : etag;
    }

    String text(String person, String path) {
        return api.text(person, HttpMethod.GET, path, null).getBody();
    }

    /** A variable as the latest model that had it knew it last. */
    Object variable(String ticket, String name) {
        return SystemContext.call(
                () -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(ticket).list().stream()
                        .flatMap(instance -> history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .variableName(name)
                                .list()
                                .stream())
                        .map(org.camunda.bpm.engine.history.HistoricVariableInstance::getValue)
                        .filter(java.util.Objects::nonNull)
                        .reduce((first, last) -> last)
                        .orElse(null));
    }

    /** A variable of the ticket's own process. */
    Object variableOfTicket(String ticket, String name) {
        return SystemContext.call(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(ticket(ticket).processInstanceId())
                .variableName(name)
                .singleResult()
                .getValue());
    }

    /** A variable of the model under test when it worked for the ticket, as text; empty if it has no value. */
    String variableOfModel(String ticket, String name) {
        return SystemContext.call(() -> history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(ticket)
                        .processDefinitionKey(process)
                        .orderByProcessInstanceStartTime()
                        .desc()
                        .list()
                        .stream()
                        .flatMap(instance -> history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .variableName(name)
                                .list()
                                .stream())
                        .filter(variable -> variable.getValue() != null)
                        .map(variable -> variable.getValue().toString())
                        .findFirst())
                .orElse("");
    }

    /** Nodes the ticket has left, in all models that worked for it. */
    List<String> passed(String ticket) {
        return SystemContext.call(
                () -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(ticket).list().stream()
                        .flatMap(instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                        .map(HistoricActivityInstance::getActivityId)
                        .toList());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var model =
                Bpmn.readModelFromFile(Path.of("processes", process + ".bpmn").toFile());
        var ends = model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof EndEvent || node instanceof BoundaryEvent)
                .filter(node -> !isCompensation(node))
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        var reached = new HashSet<String>();
        tickets.forEach(ticket -> reached.addAll(passed(ticket)));
        assertThat(reached).as("ends of %s that a test reaches", process).containsAll(ends);
    }

    /** The history keeps the step that takes something back, not the event that leads there. */
    private static boolean isCompensation(FlowNode node) {
        return node instanceof BoundaryEvent
                && !node.getChildElementsByType(CompensateEventDefinition.class).isEmpty();
    }

    private static Map<String, Object> map(Object... values) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map;
    }
}
