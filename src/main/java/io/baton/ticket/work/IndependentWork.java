package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts the tasks that do not end with their ticket. Each is an instance of its own from the beginning: whatever a
 * process calls ends with it, so work that is to outlive the ticket must not be called by it.
 */
@Component
class IndependentWork {

    /** What a run of the task needs to know; the same as the call in {@code planned-work.bpmn} passes on. */
    static final List<ProcessVariable<?>> PASSED_ON = List.of(
            ProcessVariables.RECORD_TYPE,
            ProcessVariables.REQUESTER,
            ProcessVariables.PRIORITY,
            ProcessVariables.RISK_CLASS,
            ProcessVariables.ASSIGNED_GROUP,
            ProcessVariables.EXPECTED_AT,
            ProcessVariables.REOPEN_REASON,
            ProcessVariables.REOPEN_COUNT,
            ProcessVariables.ACCESS_APPROVER,
            ProcessVariables.ITEM_ID,
            ProcessVariables.CATEGORY,
            ProcessVariables.SUBCATEGORY,
            ProcessVariables.CI_ID,
            ProcessVariables.CI_CLASS,
            ProcessVariables.CI_OWNER,
            ProcessVariables.CI_ENVIRONMENT,
            ProcessVariables.CI_RELATIONS);

    private final Processes processes;

    IndependentWork(Processes processes) {
        this.processes = processes;
    }

    void start(FulfilmentTask task, Map<String, ? extends @Nullable Object> ofTicket) {
        var variables = new HashMap<String, @Nullable Object>();
        PASSED_ON.forEach(variable -> variables.put(variable.name(), ofTicket.get(variable.name())));
        variables.put(TASK_KEY.name(), task.key());
        processes.start("fulfilment-task", task.ticketKey(), variables);
    }
}
