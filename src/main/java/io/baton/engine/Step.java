package io.baton.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a running model as the engine reached it. */
public interface Step {

    /** Id of the model, such as {@code request-fulfilment}. */
    String processKey();

    /** Which version of the model runs. */
    String definitionId();

    String processInstanceId();

    /** Whether this is the outermost instance and not one that another model called. */
    boolean isRootInstance();

    /** Id of the outermost instance this one works for; its own id if none called it. */
    String rootInstanceId();

    /** The ticket key. */
    @Nullable
    String businessKey();

    /** Id of the node, such as {@code Task_AssessImpact}. */
    String nodeId();

    /** Name of the node as drawn, empty if it has none. */
    String nodeName();

    /** Kind of the node as BPMN calls it: {@code userTask}, {@code serviceTask}, {@code endEvent}, ... */
    String nodeType();

    /** Extension properties of the node, such as {@code ticketState}. */
    Map<String, String> properties();

    /** Extension properties of the process, such as {@code stepsFor}. */
    Map<String, String> processProperties();

    /** Whether this was ended from outside instead of going its way. */
    boolean isCancelled();

    /** What whoever ended this from outside gave as reason. */
    @Nullable
    String endedBecause();

    @Nullable
    Object variable(String name);

    /** All variables visible here, by name. */
    Map<String, Object> variables();

    /** Binds an instance that was started without a ticket to the ticket opened for it. */
    void businessKey(String key);

    <T> void set(ProcessVariable<T> variable, @Nullable T value);
}
