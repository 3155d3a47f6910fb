package io.baton.engine;

/**
 * Hears of automatic steps that fail, of every model, in the transaction that keeps count of the attempts. An observer
 * that fails itself is undone alone and logged: the engine's own record of the failure is never lost with it.
 */
public interface FailureObserver {

    /** An attempt failed; another one follows by itself. */
    default void attemptFailed(FailedStep step) {}

    /** The last attempt failed; the step stands still until somebody does something. */
    default void gaveUp(FailedStep step) {}

    /** A step that stood still does so no longer: it is tried again, it succeeded, or its instance is over. */
    default void recovered(String jobId) {}
}
