package io.baton.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One user task, while the engine works on it. */
public interface WorkItem extends Step {

    String taskId();

    String taskName();

    @Nullable
    String assignee();

    Set<String> candidateGroups();

    Set<String> candidateUsers();

    @Nullable
    Instant due();

    /** Id of the form the model binds, if any. */
    @Nullable
    String formId();

    /** What the person who completes the task sent along, by name; empty outside of a completion. */
    Map<String, Object> submitted();

    /** Lets one more person see and complete the task, without taking it from its assignee. */
    void offerTo(String person);

    /** Gives the task to somebody else than the model says, or leaves it in its queue with {@code null}. */
    void giveTo(@Nullable String person);

    /** Gives the task a more telling name for worklists. */
    void rename(String name);
}
