package io.baton.engine;

import io.baton.engine.ProcessVariable.Json;
import io.baton.platform.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.springframework.stereotype.Component;

/**
 * Spreads what a table answered into the data dictionary, for every "ask a table" step of every model: a single row
 * becomes one variable per output, a list of rows becomes one JSON variable. Models then read plain variables, and no
 * Java map reaches the database.
 */
@Component
class DecisionAnswers extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

    private final io.baton.platform.Json json;

    DecisionAnswers(io.baton.platform.Json json) {
        this.json = json;
    }

    @Override
    public void parseBusinessRuleTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        var resultVariable = task.attributeNS(CAMUNDA, "resultVariable");
        if (resultVariable != null) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> spread(execution, resultVariable, activity.getId()));
        }
    }

    private void spread(DelegateExecution execution, String resultVariable, String node) {
        var answer = execution.getVariable(resultVariable);
        if (answer == null) {
            execution.removeVariable(resultVariable);
            throw Refusal.conflict("no-rule-fired", "The table asked at '" + node + "' has no rule for these inputs.");
        }
        if (answer instanceof Map<?, ?> row) {
            execution.removeVariable(resultVariable);
            execution.setVariables(Processes.typed(named(row)));
        } else if (answer instanceof List<?> rows) {
            execution.removeVariable(resultVariable);
            execution.setVariable(resultVariable, ProcessVariables.TASK_PLAN.stored(new Json(json.write(rows))));
        }
    }

    private static Map<String, ?> named(Map<?, ?> row) {
        var byName = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> byName.put(String.valueOf(name), value));
        return byName;
    }
}
