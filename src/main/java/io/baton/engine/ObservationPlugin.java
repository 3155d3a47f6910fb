package io.baton.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hooks the observers into every model the engine parses. */
@Component
@Order(200)
class ObservationPlugin extends AbstractProcessEnginePlugin {

    private final DecisionAnswers decisionAnswers;
    private final ObservingParseListener parseListener;

    ObservationPlugin(DecisionAnswers decisionAnswers, ObservingParseListener parseListener) {
        this.decisionAnswers = decisionAnswers;
        this.parseListener = parseListener;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = new ArrayList<BpmnParseListener>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        // Answers are spread before anybody observes that the step was left.
        listeners.add(decisionAnswers);
        listeners.add(parseListener);
        configuration.setCustomPostBPMNParseListeners(listeners);

        var interceptors = new ArrayList<CommandInterceptor>();
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        interceptors.add(new SubmissionInterceptor());
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }
}
