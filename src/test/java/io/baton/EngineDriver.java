package io.baton;

import io.baton.engine.Errands;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.engine.Worklist;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Drives running models step by step: the jobs of one ticket, its timers, its user tasks. */
@TestComponent
public class EngineDriver {

    /** Models that run beside the work on a ticket, as long as it is open. */
    private static final Set<String> BESIDE = Set.of("progress-news", "sla-watch", "priority-override");

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Worklist worklist;

    EngineDriver(ManagementService management, RuntimeService runtime, TaskService tasks, Worklist worklist) {
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.worklist = worklist;
    }

    /** Runs the automatic steps of a ticket until it waits for a person, a message or a timer. */
    public void runJobs(String ticket) {
        for (int round = 0; round < 50; round++) {
            var jobs = jobs(ticket).stream().filter(EngineDriver::isDue).toList();
            if (jobs.isEmpty()) {
                return;
            }
            jobs.forEach(this::run);
        }
        throw new AssertionError("Ticket " + ticket + " does not come to rest");
    }

    /**
     * Runs the automatic steps of a ticket as the job executor would in the long run: failures are counted, pauses are
     * skipped, until there is nothing left to try.
     */
    public void exhaust(String ticket) {
        for (int round = 0; round < 50; round++) {
            var jobs = SystemContext.call(() -> Stream.concat(
                            jobs(ticket).stream().filter(job -> !(job instanceof TimerEntity)), errands())
                    .map(Job::getId)
                    .distinct()
                    .toList());
            if (jobs.isEmpty()) {
                return;
            }
            jobs.forEach(this::tryJob);
        }
        throw new AssertionError("Ticket " + ticket + " does not come to rest");
    }

    /** One attempt at each step that is left to try; a failure is the engine's to count. */
    public void tryOnce(String ticket) {
        jobs(ticket).stream().map(Job::getId).toList().forEach(this::tryJob);
    }

    private void tryJob(String job) {
        try {
            SystemContext.run(() -> management.executeJob(job));
        } catch (RuntimeException e) {
            // counted by the engine, which is what the test looks at
        }
    }

    private Stream<Job> errands() {
        return management.createJobQuery().withRetriesLeft().messages().list().stream()
                .filter(job -> Errands.JOB_TYPE.equals(((JobEntity) job).getJobHandlerType()));
    }

    /** One job may end what another was waiting for. */
    private void run(Job job) {
        SystemContext.run(() -> {
            if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                management.executeJob(job.getId());
            }
        });
    }

    /** Fires the timers a ticket waits for, whatever the time; models that only watch it keep to the clock. */
    public void fireTimers(String ticket) {
        jobs(ticket).stream()
                .filter(job -> !isDue(job) && !BESIDE.contains(job.getProcessDefinitionKey()))
                .forEach(job -> SystemContext.run(() -> management.executeJob(job.getId())));
        runJobs(ticket);
    }

    /** Fires those timers of a ticket that wait at certain nodes. */
    public void fireTimersAt(String ticket, String... nodes) {
        var wanted = SystemContext.call(() -> management.createJobDefinitionQuery().activityIdIn(nodes).list().stream()
                .map(JobDefinition::getId)
                .toList());
        var due = jobs(ticket).stream()
                .filter(job -> job instanceof TimerEntity && wanted.contains(job.getJobDefinitionId()))
                .toList();
        if (due.isEmpty()) {
            throw new AssertionError("No timer waits at " + List.of(nodes) + " for " + ticket);
        }
        due.forEach(job -> SystemContext.run(() -> management.executeJob(job.getId())));
        runJobs(ticket);
    }

    /** The open tasks of a ticket by the id of their node. */
    public OpenTask task(String ticket, String node) {
        return openTasks(ticket).stream()
                .filter(task -> task.nodeId().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task " + node + " is open for " + ticket + " but "
                        + openTasks(ticket).stream().map(OpenTask::nodeId).toList()));
    }

    public List<OpenTask> openTasks(String ticket) {
        return worklist.of(ticket);
    }

    /** Completes a task as the product itself, so that form and field guards answer but no right is asked. */
    public void complete(String ticket, String node, Map<String, Object> variables) {
        var id = task(ticket, node).id();
        SystemContext.run(() -> tasks.complete(id, variables));
        runJobs(ticket);
    }

    /** Sets the assignee of a task, as the engine's own doors would. */
    public void assign(String taskId, @Nullable String person) {
        SystemContext.run(() -> tasks.setAssignee(taskId, person));
    }

    public boolean isRunning(String ticket) {
        return SystemContext.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ticket)
                        .count())
                > 0;
    }

    private List<Job> jobs(String ticket) {
        return SystemContext.call(
                () -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(ticket).list().stream()
                        .flatMap(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .withRetriesLeft()
                                .active()
                                .list()
                                .stream())
                        .toList());
    }

    private static boolean isDue(Job job) {
        return job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime());
    }
}
