package io.baton.ticket.repair;

import io.baton.engine.Errand;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.engine.StuckSteps;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts the repair process, in a transaction that follows the one in which the engine recorded the failure. If it cannot
 * be started the engine incident still stands, and starting is tried again.
 */
@Component
class OpenRepair implements Errand {

    static final String NAME = "open-repair";

    private final Repairs repairs;
    private final StuckSteps steps;
    private final Processes processes;
    private final TicketDesk desk;

    OpenRepair(Repairs repairs, StuckSteps steps, Processes processes, TicketDesk desk) {
        this.repairs = repairs;
        this.steps = steps;
        this.processes = processes;
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        if (repairs.isOpen(id)) {
            var repair = repairs.require(id);
            processes.start(RepairDesk.PROCESS, repair.ticketKey(), variablesOf(repair));
        }
    }

    /** Null where there is nothing, because tables and forms read them all. */
    private Map<String, @Nullable Object> variablesOf(Repair repair) {
        var ticket = desk.require(repair.ticketKey());
        var written = steps.writes(repair.jobId());
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.REPAIR_ID.name(), repair.id());
        variables.put(ProcessVariables.FAILED_MODEL.name(), repair.processName());
        variables.put(ProcessVariables.FAILED_STEP.name(), repair.stepName());
        variables.put(ProcessVariables.FAILED_ATTEMPTS.name(), repair.attempts());
        variables.put(ProcessVariables.FAILED_ADAPTER.name(), repair.adapter());
        variables.put(ProcessVariables.FAILED_REASON.name(), repair.reason());
        variables.put(ProcessVariables.FAILED_REQUEST.name(), repair.request());
        variables.put(ProcessVariables.FAILED_RESPONSE.name(), repair.response());
        variables.put(ProcessVariables.STEP_WRITES.name(), HandworkSheet.inWords(written));
        variables.put(ProcessVariables.REPAIR_VALUES.name(), HandworkSheet.empty(written));
        variables.put(ProcessVariables.REPAIR_REASON.name(), null);
        variables.put(ProcessVariables.ASSIGNED_GROUP.name(), ticket.assignedGroup());
        variables.put(ProcessVariables.CATEGORY.name(), ticket.category());
        variables.put(ProcessVariables.PRIORITY.name(), ticket.priority());
        return variables;
    }
}
