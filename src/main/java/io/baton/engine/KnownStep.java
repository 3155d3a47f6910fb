package io.baton.engine;

/**
 * A step that the product knows by its id, because a guard or a figure hangs on it. Modules declare theirs as beans; the
 * model lint refuses a version of the process that lacks it, so that no rename in Modeler switches a guard off.
 *
 * @param process id of the process
 * @param node id of the user task, such as {@code Task_ApproveRequest}
 * @param purpose what would no longer work without it, for process owners: "without it ..."
 */
public record KnownStep(String process, String node, String purpose) {

    /** Whether a task stands at this step. */
    public boolean is(WorkItem task) {
        return is(task.processKey(), task.nodeId());
    }

    /** Whether a task that waits for somebody stands at this step. */
    public boolean is(OpenTask task) {
        return is(task.processKey(), task.nodeId());
    }

    private boolean is(String processKey, String nodeId) {
        return node.equals(nodeId) && process.equals(processKey);
    }
}
