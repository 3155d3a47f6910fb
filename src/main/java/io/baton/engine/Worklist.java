package io.baton.engine;

import io.baton.platform.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
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

    Worklist(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    public Optional<OpenTask> find(String taskId) {
        return read(tasks.createTaskQuery().taskId(taskId)).stream().findFirst();
    }

    /** Open tasks of a ticket, oldest first. */
    public List<OpenTask> of(String businessKey) {
        return read(tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .orderByTaskCreateTime()
                .asc());
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
        asPerson(() -> tasks.complete(taskId, Processes.typed(variables)));
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
            throw Refusal.conflict("task-gone", "This task was completed or cancelled in the meantime.");
        }
    }

    /** Hands a task to somebody else, or back to its queue with {@code null}. The caller has checked the right to do so. */
    public void assign(String taskId, @Nullable String person) {
        SystemContext.run(() -> tasks.setAssignee(taskId, person));
    }

    private List<OpenTask> read(TaskQuery query) {
        return SystemContext.call(() -> query.initializeFormKeys().listPage(0, MOST).stream()
                .map(this::open)
                .toList());
    }

    private OpenTask open(Task task) {
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(g -> g != null)
                .collect(Collectors.toUnmodifiableSet());
        var instance = task.getProcessInstanceId() == null
                ? null
                : runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult();
        return new OpenTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionId() == null
                        ? ""
                        : task.getProcessDefinitionId().split(":")[0],
                instance == null ? null : instance.getBusinessKey(),
                task.getAssignee(),
                groups,
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
