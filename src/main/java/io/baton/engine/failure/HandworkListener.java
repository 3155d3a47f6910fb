package io.baton.engine.failure;

import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.jspecify.annotations.Nullable;

/** Makes every automatic step of every model one that a person may do by hand. */
class HandworkListener extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

    @Override
    public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        prepare(activity, null);
    }

    @Override
    public void parseSendTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        prepare(activity, null);
    }

    @Override
    public void parseBusinessRuleTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        prepare(activity, task.attributeNS(CAMUNDA, "resultVariable"));
    }

    private static void prepare(ActivityImpl activity, @Nullable String resultVariable) {
        var automatic = activity.getActivityBehavior();
        if (automatic instanceof ServiceTaskDelegateExpressionActivityBehavior
                || automatic instanceof DmnBusinessRuleTaskActivityBehavior) {
            activity.setActivityBehavior(new HandworkBehavior(automatic, resultVariable));
        }
    }
}
