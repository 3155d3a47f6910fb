package io.baton.ticket;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps of planned work that wait for people, for those who hand them on. What is done here is on the timeline. */
public interface OpenWork {

    /**
     * One step that waits.
     *
     * @param taskId id of the user task
     * @param taskKey the fulfilment task it belongs to
     * @param group the team whose work it is by the plan
     */
    record OpenStep(
            String taskId,
            String taskKey,
            String title,
            String nodeId,
            String group,
            Set<String> offeredTo,
            @Nullable String assignee) {}

    /** Oldest first. */
    List<OpenStep> of(String ticketKey);

    /** Gives it to somebody, or back to the queue of its teams. */
    void assign(String ticketKey, OpenStep step, @Nullable String person, String why);

    /** Lets one more team see and take it. */
    void widen(String ticketKey, OpenStep step, String group, String why);

    /** Makes it, and what follows of the same piece of work, the work of another team. */
    void move(String ticketKey, OpenStep step, String group, String why);
}
