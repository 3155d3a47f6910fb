package io.baton.catalog.adhoc;

import static io.baton.engine.ProcessVariables.AD_HOC_EXPIRY;
import static io.baton.engine.ProcessVariables.AD_HOC_GROUP;
import static io.baton.engine.ProcessVariables.AD_HOC_LIMIT;
import static io.baton.engine.ProcessVariables.AD_HOC_STEPS;
import static io.baton.engine.ProcessVariables.AD_HOC_TEMPLATE;
import static io.baton.engine.ProcessVariables.AD_HOC_TITLE;
import static io.baton.engine.ProcessVariables.AD_HOC_USE;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether asks of this kind have a temporary template, and whether it may still be used. */
@Component
class FindAdHocTemplateDelegate implements JavaDelegate, Writes {

    private final AdHocDesk desk;

    FindAdHocTemplateDelegate(AdHocDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var found = desk.templateFor(execution.getProcessBusinessKey());
        AD_HOC_TEMPLATE.set(
                execution,
                found.map(template -> desk.isUsable(template) ? "USABLE" : "USED_UP")
                        .orElse("NONE"));
        AD_HOC_USE.set(execution, found.map(AdHocTemplate::inWords).orElse(""));
        AD_HOC_TITLE.set(execution, found.map(AdHocTemplate::title).orElse(""));
        AD_HOC_STEPS.set(execution, found.map(AdHocTemplate::steps).orElse(""));
        AD_HOC_GROUP.set(execution, found.map(AdHocTemplate::team).orElse(""));
        AD_HOC_EXPIRY.set(
                execution,
                found.map(AdHocTemplate::expiresOn).orElseGet(desk::usualExpiry).toString());
        AD_HOC_LIMIT.set(execution, found.map(AdHocTemplate::useLimit).orElseGet(desk::usualLimit));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(
                AD_HOC_TEMPLATE, AD_HOC_USE, AD_HOC_TITLE, AD_HOC_STEPS, AD_HOC_GROUP, AD_HOC_EXPIRY, AD_HOC_LIMIT);
    }
}
