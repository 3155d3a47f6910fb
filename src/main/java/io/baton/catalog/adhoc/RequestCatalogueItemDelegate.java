package io.baton.catalog.adhoc;

import static io.baton.engine.ProcessVariables.AD_HOC_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Raises the change that adds a lasting item to the catalogue, and links it to the ticket. */
@Component
class RequestCatalogueItemDelegate implements JavaDelegate {

    private final AdHocDesk desk;

    RequestCatalogueItemDelegate(AdHocDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.requestItem(execution.getProcessBusinessKey(), AD_HOC_REASON.get(execution));
    }
}
