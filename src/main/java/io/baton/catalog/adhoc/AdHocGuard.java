package io.baton.catalog.adhoc;

import static io.baton.engine.ProcessVariables.AD_HOC_EXPIRY;
import static io.baton.engine.ProcessVariables.AD_HOC_HANDLING;
import static io.baton.engine.ProcessVariables.AD_HOC_LIMIT;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps temporary templates temporary: neither for ever nor for everybody, whichever form asks for them. */
@Component
@Order(41)
class AdHocGuard implements StepObserver {

    private final AdHocSettings settings;
    private final Clock clock;

    AdHocGuard(AdHocSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (!"TEMPLATE".equals(task.submitted().get(AD_HOC_HANDLING.name()))) {
            return;
        }
        var faults = new ArrayList<FieldError>();
        if (!(task.variable(AD_HOC_EXPIRY.name()) instanceof String day) || !isWithinAYear(LocalDate.parse(day))) {
            faults.add(new FieldError(
                    AD_HOC_EXPIRY.name(), "must be a day from today on, within a year; later it is a lasting item."));
        }
        if (!(task.variable(AD_HOC_LIMIT.name()) instanceof Number limit)
                || limit.intValue() < 1
                || limit.intValue() > settings.mostUses()) {
            faults.add(new FieldError(
                    AD_HOC_LIMIT.name(),
                    "must be between 1 and " + settings.mostUses() + "; more often it is a lasting item."));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("ad-hoc-template", faults);
        }
    }

    private boolean isWithinAYear(LocalDate day) {
        var today = LocalDate.now(clock);
        return !day.isBefore(today) && !day.isAfter(today.plusYears(1));
    }
}
