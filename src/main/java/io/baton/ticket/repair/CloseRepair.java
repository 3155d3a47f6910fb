package io.baton.ticket.repair;

import io.baton.engine.Errand;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes the repair task away when the step goes on without it. */
@Component
class CloseRepair implements Errand {

    static final String NAME = "close-repair";

    private final Processes processes;

    CloseRepair(Processes processes) {
        this.processes = processes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        processes.tellAll("StepRecovered", ProcessVariables.REPAIR_ID, id, Map.of());
    }
}
