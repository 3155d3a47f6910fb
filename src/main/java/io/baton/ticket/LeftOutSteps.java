package io.baton.ticket;

import io.baton.platform.report.Deviations;
import io.baton.platform.report.ReportQuery;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mandatory steps of a runbook that were left out, with what was said about it. */
@Component
class LeftOutSteps implements Deviations {

    private final RunbookDeviations deviations;

    LeftOutSteps(RunbookDeviations deviations) {
        this.deviations = deviations;
    }

    @Override
    public List<Deviation> of(ReportQuery asked) {
        return deviations.between(asked.start(), asked.end()).stream()
                .map(left -> new Deviation(
                        "STEP_LEFT_OUT",
                        left.taskTitle() + ": " + left.steps(),
                        left.person(),
                        left.at(),
                        left.ticketKey(),
                        left.note()))
                .toList();
    }
}
