package io.baton.catalog.adhoc;

import static io.baton.engine.ProcessVariables.AD_HOC_EXPIRY;
import static io.baton.engine.ProcessVariables.AD_HOC_GROUP;
import static io.baton.engine.ProcessVariables.AD_HOC_LIMIT;
import static io.baton.engine.ProcessVariables.AD_HOC_STEPS;
import static io.baton.engine.ProcessVariables.AD_HOC_TEMPLATE;
import static io.baton.engine.ProcessVariables.AD_HOC_TITLE;
import static io.baton.engine.ProcessVariables.ASSESSED_BY;

import io.baton.catalog.adhoc.AdHocDesk.Wish;
import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes one use of the temporary template, or finds that others used it up meanwhile. */
@Component
class UseAdHocTemplateDelegate implements JavaDelegate, KeepsRecords {

    private final AdHocDesk desk;

    UseAdHocTemplateDelegate(AdHocDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var wish = new Wish(
                ASSESSED_BY.get(execution),
                AD_HOC_TITLE.get(execution),
                AD_HOC_STEPS.get(execution),
                AD_HOC_GROUP.get(execution),
                LocalDate.parse(AD_HOC_EXPIRY.get(execution)),
                AD_HOC_LIMIT.get(execution));
        AD_HOC_TEMPLATE.set(execution, desk.use(execution.getProcessBusinessKey(), wish) ? "USABLE" : "USED_UP");
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(AD_HOC_TEMPLATE);
    }
}
