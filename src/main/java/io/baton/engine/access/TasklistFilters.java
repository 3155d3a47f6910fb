package io.baton.engine.access;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The task lists everybody finds in Tasklist. Each is made once; what an administrator changes in one stays changed,
 * and one that was deleted comes back at the next start.
 */
@Component
class TasklistFilters {

    /** The property by which a filter of ours is known, whatever it was renamed to. */
    private static final String KEY = "baton";

    /** What a task's card shows beside its name. */
    private static final List<Map<String, String>> SHOWN = List.of(
            Map.of("name", "taskKey", "label", "Ticket"),
            Map.of("name", "taskTitle", "label", "To do"),
            Map.of("name", "priority", "label", "Priority"),
            Map.of("name", "requester", "label", "Requester"));

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    private record Seed(String key, String name, String description, String color, TaskQuery query) {}

    /** Makes what is missing; answers the filter's id for each key. */
    Map<String, String> seed() {
        var ids = new LinkedHashMap<String, String>();
        for (var filter : filters.createTaskFilterQuery().list()) {
            if (filter.getProperties().get(KEY) instanceof String key) {
                ids.put(key, filter.getId());
            }
        }
        var position = 0;
        for (var seed : seeds()) {
            position += 10;
            if (!ids.containsKey(seed.key())) {
                ids.put(seed.key(), create(seed, position).getId());
            }
        }
        return ids;
    }

    private Filter create(Seed seed, int position) {
        var properties = new HashMap<String, Object>();
        properties.put(KEY, seed.key());
        properties.put("description", seed.description());
        properties.put("color", seed.color());
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", SHOWN);
        return filters.saveFilter(
                filters.newTaskFilter(seed.name()).setProperties(properties).setQuery(seed.query()));
    }

    private List<Seed> seeds() {
        return List.of(
                new Seed(
                        "my-tasks",
                        "My tasks",
                        "Assigned to me",
                        "#2f6f8f",
                        tasks.createTaskQuery()
                                .taskAssigneeExpression("${currentUser()}")
                                .orderByTaskPriority()
                                .desc()),
                new Seed(
                        "my-teams",
                        "My teams' tasks",
                        "Offered to me or my teams, taken or not",
                        "#4a7c59",
                        tasks.createTaskQuery()
                                .taskCandidateUserExpression("${currentUser()}")
                                .includeAssignedTasks()
                                .orderByTaskPriority()
                                .desc()),
                new Seed(
                        "unassigned",
                        "Unassigned",
                        "Offered to me or my teams and not taken yet",
                        "#8a6d3b",
                        tasks.createTaskQuery()
                                .taskCandidateUserExpression("${currentUser()}")
                                .taskUnassigned()
                                .orderByTaskCreateTime()
                                .asc()),
                new Seed(
                        "due-soon",
                        "Due soon",
                        "Due within a day",
                        "#b35c00",
                        tasks.createTaskQuery()
                                .dueAfterExpression("${now()}")
                                .dueBeforeExpression("${dateTime().plusDays(1)}")
                                .orderByDueDate()
                                .asc()),
                new Seed(
                        "overdue",
                        "Overdue",
                        "Past the due date",
                        "#a4262c",
                        tasks.createTaskQuery()
                                .dueBeforeExpression("${now()}")
                                .orderByDueDate()
                                .asc()));
    }
}
