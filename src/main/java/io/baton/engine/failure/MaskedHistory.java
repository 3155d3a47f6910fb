package io.baton.engine.failure;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/** The engine's history as ever, with failures of jobs as {@link MaskedFailure} tells them. */
class MaskedHistory extends CacheAwareHistoryEventProducer {

    @Override
    public HistoryEvent createHistoricJobLogFailedEvt(Job job, @Nullable Throwable exception) {
        return super.createHistoricJobLogFailedEvt(job, exception == null ? null : new MaskedFailure(exception));
    }
}
