package io.baton.change;

import static io.baton.engine.ProcessVariables.APPROVED_BY;
import static io.baton.engine.ProcessVariables.DEBTS_WITHIN;
import static java.util.stream.Collectors.toMap;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins what an emergency change owes for the steps it skipped. */
@Component
class OpenDebtsDelegate implements JavaDelegate, KeepsRecords {

    private static final List<ProcessVariable<?>> FACTS = List.of(
            ProcessVariables.RECORD_TYPE,
            ProcessVariables.REQUESTER,
            ProcessVariables.TASK_TITLE,
            ProcessVariables.CHANGE_TYPE,
            ProcessVariables.RISK_CLASS,
            ProcessVariables.REGULATED,
            ProcessVariables.DATA_CLASS,
            ProcessVariables.TESTS_PASSED,
            ProcessVariables.CHANGE_SUMMARY,
            ProcessVariables.CHANGE_HISTORY,
            ProcessVariables.CHANGE_EVIDENCE);

    private final EmergencyDebts debts;

    OpenDebtsDelegate(EmergencyDebts debts) {
        this.debts = debts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        debts.open(
                execution.getProcessBusinessKey(),
                APPROVED_BY.find(execution).orElse(null),
                Duration.parse(DEBTS_WITHIN.get(execution)),
                FACTS.stream()
                        .filter(fact -> execution.getVariable(fact.name()) != null)
                        .collect(toMap(ProcessVariable::name, fact -> execution.getVariable(fact.name()))));
    }
}
