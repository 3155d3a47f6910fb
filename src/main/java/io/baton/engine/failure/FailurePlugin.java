package io.baton.engine.failure;

import io.baton.engine.Errand;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts into the engine what watches failures and what lets people do a step by hand. */
@Component
@Order(210)
class FailurePlugin extends AbstractProcessEnginePlugin {

    private final FailureNews news;
    private final ObjectProvider<Errand> errands;

    FailurePlugin(FailureNews news, ObjectProvider<Errand> errands) {
        this.news = news;
        this.errands = errands;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryEventProducer(new MaskedHistory());
        engine.setCustomIncidentHandlers(with(engine.getCustomIncidentHandlers(), new StuckIncidents(news)));
        engine.setCustomJobHandlers(with(engine.getCustomJobHandlers(), new ErrandHandler(errands)));
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), new HandworkListener()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobCommandFactory(new ObservedFailures(engine.getFailedJobCommandFactory(), news));
    }

    private static <T> List<T> with(@Nullable List<? extends T> others, T ours) {
        var all = new ArrayList<T>();
        if (others != null) {
            all.addAll(others);
        }
        all.add(ours);
        return all;
    }
}
