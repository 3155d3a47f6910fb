package io.baton.engine.lint;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.w3c.dom.Document;

/** A DMN file, read once for all rules. */
record DecisionModel(ModelFile file, Document xml, DmnModelInstance dmn) {

    Collection<Decision> decisions() {
        return dmn.getModelElementsByType(Decision.class);
    }

    Collection<DecisionTable> tables() {
        return dmn.getModelElementsByType(DecisionTable.class);
    }

    /** Names of the outputs of one of the tables. */
    List<String> outputsOf(String decision) {
        return tables().stream()
                .filter(table -> decision.equals(decisionOf(table).getId()))
                .flatMap(table -> table.getOutputs().stream())
                .map(output -> String.valueOf(output.getName()))
                .toList();
    }

    /** The decision that a table answers. */
    static Decision decisionOf(DecisionTable table) {
        return (Decision) table.getParentElement();
    }
}
