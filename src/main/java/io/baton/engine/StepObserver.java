package io.baton.engine;

/**
 * Sees every step of every model, also of one drawn tomorrow, inside the engine's own transaction. Throwing a
 * {@link io.baton.platform.Refusal} rolls the step back and answers the caller with its problem document, whichever
 * door was used. Observers run in the order of their {@code @Order}: guards (below 100) before recorders (100 and up).
 */
public interface StepObserver {

    /** An instance of a model began, before its first node is reached; the ticket is told from here on. */
    default void instanceStarted(Step step) {}

    /** A node was reached. */
    default void stepEntered(Step step) {}

    /** A node was left the normal way. */
    default void stepLeft(Step step) {}

    /** An instance is over: completed, ended by an error, or deleted. */
    default void instanceEnded(Step step) {}

    default void taskCreated(WorkItem task) {}

    /** The assignee changed, also to nobody. */
    default void taskAssigned(WorkItem task) {}

    /** Somebody completes the task; the last chance to refuse. */
    default void taskCompleting(WorkItem task) {}

    /** The task went away without being completed: cancelled, timed out, instance deleted. */
    default void taskDropped(WorkItem task) {}

    /** A decision table was evaluated for a ticket. */
    default void decisionMade(DecisionMade decision) {}
}
