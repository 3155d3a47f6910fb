package io.baton.incident;

import static io.baton.engine.ProcessVariables.BUSINESS_HOURS;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether it is working time, since routing may depend on it. */
@Component
class CheckBusinessHoursDelegate implements JavaDelegate, Writes {

    private final BusinessHours hours;

    CheckBusinessHoursDelegate(BusinessHours hours) {
        this.hours = hours;
    }

    @Override
    public void execute(DelegateExecution execution) {
        BUSINESS_HOURS.set(execution, hours.areNow());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(BUSINESS_HOURS);
    }
}
