package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSESSMENT_OUTCOME;
import static io.baton.engine.ProcessVariables.CI_SUMMARY;
import static io.baton.engine.ProcessVariables.SUBMITTED_DATA;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts what the requester wrote and answered, and the configuration item, into words for whoever assesses it. */
@Component
class SummariseRequestDelegate implements JavaDelegate, Writes {

    private final Enquiries enquiries;

    SummariseRequestDelegate(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        SUBMITTED_DATA.set(execution, enquiries.submitted(key));
        CI_SUMMARY.set(execution, enquiries.configurationItem(key));
        ASSESSMENT_OUTCOME.set(execution, null);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(SUBMITTED_DATA, CI_SUMMARY);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(ASSESSMENT_OUTCOME);
    }
}
