package io.baton.ticket.work;

import io.baton.ticket.TicketState;
import io.baton.ticket.work.TaskRecords.TaskRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be done for a ticket: every task of its plan, what it waits for, and how far it is. */
@Component
public class TaskPlans {

    /**
     * One task of a plan.
     *
     * @param order place in the plan, from 1
     * @param task short name of the row in {@code task-plan.dmn}
     * @param dependsOn keys of the tasks that have to be done before
     * @param waitsFor those of them that are still open
     * @param expectedAt when the requester may expect the whole
     * @param due when this task should be done, once nothing stands in its way
     * @param undo how its effect is taken back when the request is cancelled
     * @param steps what people did for it and have to do now
     */
    public record PlannedTask(
            String key,
            int order,
            String task,
            String title,
            String kind,
            String group,
            TicketState state,
            List<String> dependsOn,
            List<String> waitsFor,
            @Nullable Integer targetHours,
            @Nullable Instant readyAt,
            @Nullable Instant due,
            @Nullable Instant expectedAt,
            @Nullable Instant closedAt,
            ParentClosePolicy parentClosePolicy,
            Undo undo,
            @Nullable Instant undoneAt,
            @Nullable String resolutionCode,
            @Nullable String endedBecause,
            List<TaskRecord> steps) {}

    private final FulfilmentTasks tasks;
    private final TaskRecords records;

    TaskPlans(FulfilmentTasks tasks, TaskRecords records) {
        this.tasks = tasks;
        this.records = records;
    }

    /**
     * All tasks of a ticket in the order of its plan.
     *
     * @param expectedAt when the requester may expect the whole
     */
    public List<PlannedTask> of(String ticketKey, @Nullable Instant expectedAt) {
        var all = tasks.of(ticketKey);
        var byRow = new HashMap<String, FulfilmentTask>();
        all.forEach(task -> byRow.put(row(task, task.planId()), task));
        Map<String, List<TaskRecord>> steps = records.of(ticketKey).stream()
                .filter(step -> step.taskKey() != null)
                .collect(Collectors.groupingBy(step -> Objects.requireNonNull(step.taskKey())));
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .map(i -> planned(i + 1, all.get(i), byRow, steps, expectedAt))
                .toList();
    }

    private static PlannedTask planned(
            int order,
            FulfilmentTask task,
            Map<String, FulfilmentTask> byRow,
            Map<String, List<TaskRecord>> steps,
            @Nullable Instant expectedAt) {
        var before = task.dependsOn().stream()
                .map(id -> byRow.get(row(task, id)))
                .filter(Objects::nonNull)
                .toList();
        return new PlannedTask(
                task.key(),
                order,
                task.planId(),
                task.title(),
                task.kind(),
                task.group(),
                task.state(),
                before.stream().map(FulfilmentTask::key).toList(),
                before.stream()
                        .filter(other -> !other.state().isOver())
                        .map(FulfilmentTask::key)
                        .toList(),
                task.targetHours(),
                task.readyAt(),
                task.dueAt(),
                expectedAt,
                task.closedAt(),
                task.parentClosePolicy(),
                task.undo(),
                task.undoneAt(),
                task.resolutionCode(),
                task.endedBecause(),
                steps.getOrDefault(task.key(), List.of()));
    }

    private static String row(FulfilmentTask task, String planId) {
        return task.round() + ":" + planId;
    }
}
