package io.baton.engine;

import io.baton.platform.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * User tasks that wait for people. Reading is done for the product; claiming and completing is done as whoever is
 * signed in, so the engine's authorizations and every guard apply exactly as in Tasklist.
 */
@Component
public class Worklist {

    private static final int MOST = 500;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ProcessProperties processes;
    private final JdbcClient db;

    Worklist(
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            ProcessProperties processes,
            JdbcClient db) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.processes = processes;
        this.db = db;
    }

    public Optional<OpenTask> find(String taskId) {
        return read(tasks.createTaskQuery().taskId(taskId)).stream().findFirst();
    }

    /** What a variable of its model says while a task waits; nothing when the task has gone in the meantime. */
    public <T> Optional<T> said(String taskId, ProcessVariable<T> variable) {
        return SystemContext.call(() -> tasks.createTaskQuery().taskId(taskId).list().stream()
                .flatMap(task -> runtime
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .variableName(variable.name())
                        .list()
                        .stream())
                .map(value -> variable.type().cast(value.getValue()))
                .findFirst());
    }

    /** Open tasks of a ticket, oldest first. */
    public List<OpenTask> of(String businessKey) {
        return read(tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .orderByTaskCreateTime()
                .asc());
    }

    /** Whether a task of a ticket was open once and is over, so that somebody else was faster. */
    public boolean isOver(String taskId, String businessKey) {
        return SystemContext.call(() -> history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .processInstanceBusinessKey(businessKey)
                        .finished()
                        .count())
                > 0;
    }

    /** Open tasks assigned to a person, oldest first. */
    public List<OpenTask> assignedTo(String person) {
        return read(tasks.createTaskQuery()
                .taskAssignee(person)
                .orderByTaskCreateTime()
                .asc());
    }

    public void claim(String taskId, String person) {
        asPerson(() -> tasks.claim(taskId, person));
    }

    public void complete(String taskId, Map<String, ?> variables) {
        try {
            asPerson(() -> tasks.complete(taskId, Processes.typed(variables)));
        } catch (RuntimeException e) {
            // Whom a task was offered to goes with it: to the slower of two people it looks like somebody else's.
            var refusal = Refusal.in(e);
            var isForbidden = refusal != null && refusal.status() == HttpStatus.FORBIDDEN;
            throw isForbidden && find(taskId).isEmpty() ? gone() : e;
        }
    }

    /** 409: somebody else was faster. */
    public static Refusal gone() {
        return Refusal.conflict("task-gone", "This task was completed or cancelled in the meantime.");
    }

    private static void asPerson(Runnable act) {
        try {
            act.run();
        } catch (AuthorizationException e) {
            throw Refusal.forbidden(
                    "task-rights", "This task is not offered to you. Ask the team it belongs to, or its lead.");
        } catch (TaskAlreadyClaimedException e) {
            throw Refusal.conflict("task-taken", "Somebody else has taken this task in the meantime.");
        } catch (NullValueException | OptimisticLockingException e) {
            throw gone();
        }
    }

    /** Hands a task to somebody else, or back to its queue with {@code null}. The caller has checked the right to do so. */
    public void assign(String taskId, @Nullable String person) {
        SystemContext.run(() -> tasks.setAssignee(taskId, person));
    }

    /** Lets one more person see and complete a task, such as a deputy. The caller has checked the right to do so. */
    public void offer(String taskId, String person) {
        SystemContext.run(() -> {
            var offered = tasks.createTaskQuery()
                    .taskId(taskId)
                    .taskCandidateUser(person)
                    .includeAssignedTasks();
            if (offered.count() == 0) {
                asPerson(() -> tasks.addCandidateUser(taskId, person));
            }
        });
    }

    /** How many open tasks wait for a team or for somebody of it who has taken them. */
    public int openFor(String group) {
        return SystemContext.call(() -> Math.toIntExact(tasks.createTaskQuery()
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .count()));
    }

    /** Lets one more team see and take a task. The caller has checked the right to do so. */
    public void offerToGroup(String taskId, String group) {
        SystemContext.run(() -> asPerson(() -> tasks.addCandidateGroup(taskId, group)));
    }

    /**
     * Makes a task the work of another team; nobody has it any more.
     *
     * @param whose the variable by which the model says whose work it is, so that later steps go there as well
     */
    public void moveToGroup(String taskId, String group, ProcessVariable<String> whose) {
        SystemContext.run(() -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw gone();
            }
            groups(List.of(taskId))
                    .getOrDefault(taskId, Set.of())
                    .forEach(old -> tasks.deleteCandidateGroup(taskId, old));
            tasks.addCandidateGroup(taskId, group);
            tasks.setAssignee(taskId, null);
            runtime.setVariable(task.getProcessInstanceId(), whose.name(), group);
        });
    }

    private List<OpenTask> read(TaskQuery query) {
        return SystemContext.call(() -> {
            var found = query.initializeFormKeys().listPage(0, MOST);
            var groups = groups(found.stream().map(Task::getId).toList());
            var keys = businessKeys(found);
            return found.stream().map(task -> open(task, groups, keys)).toList();
        });
    }

    /**
     * Read at once and past the engine's own call, which fails for a task that somebody completes in the meantime, and
     * with it the whole transaction of whoever only looks at the list.
     */
    private Map<String, Set<String>> groups(List<String> taskIds) {
        var groups = new HashMap<String, Set<String>>();
        if (!taskIds.isEmpty()) {
            db.sql("""
                            select TASK_ID_ as task, GROUP_ID_ as team from ACT_RU_IDENTITYLINK
                            where TASK_ID_ in (:tasks) and GROUP_ID_ is not null
                            """).param("tasks", taskIds).query(row -> {
                groups.computeIfAbsent(row.getString("task"), task -> new HashSet<>())
                        .add(row.getString("team"));
            });
        }
        return groups;
    }

    private Map<String, String> businessKeys(List<Task> found) {
        var instances = found.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var keys = new HashMap<String, String>();
        if (!instances.isEmpty()) {
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(instances)
                    .list()
                    .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
        }
        return keys;
    }

    private OpenTask open(Task task, Map<String, Set<String>> groups, Map<String, String> keys) {
        var definition = task.getProcessDefinitionId();
        return new OpenTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                definition == null ? "" : definition.split(":")[0],
                definition == null ? Map.of() : processes.of(definition),
                keys.get(task.getProcessInstanceId()),
                task.getAssignee(),
                Set.copyOf(groups.getOrDefault(task.getId(), Set.of())),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                task.getCamundaFormRef() == null
                        ? null
                        : task.getCamundaFormRef().getKey());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
