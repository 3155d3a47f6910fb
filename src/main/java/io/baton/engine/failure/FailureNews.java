package io.baton.engine.failure;

import io.baton.engine.FailedStep;
import io.baton.engine.FailureObserver;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells observers what failed. They write in the running transaction behind a savepoint: what they wrote is kept or lost
 * together with the engine's record, and cannot harm it.
 */
@Component
class FailureNews {

    private static final Logger LOG = LoggerFactory.getLogger(FailureNews.class);

    private final ObjectProvider<FailureObserver> observers;
    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ThreadLocal<@Nullable Throwable> cause = new ThreadLocal<>();

    FailureNews(ObjectProvider<FailureObserver> observers, ObjectProvider<PlatformTransactionManager> transactions) {
        this.observers = observers;
        this.transactions = transactions;
    }

    /** What made the job fail whose failure the engine is recording on this thread. */
    void during(Throwable failure, Runnable record) {
        cause.set(failure);
        try {
            record.run();
        } finally {
            cause.remove();
        }
    }

    void attemptFailed(JobEntity job) {
        tell(job, FailureObserver::attemptFailed);
    }

    void gaveUp(JobEntity job) {
        tell(job, FailureObserver::gaveUp);
    }

    void recovered(String jobId) {
        behindSavepoint(() -> observers.orderedStream().forEach(observer -> observer.recovered(jobId)));
    }

    private void tell(JobEntity job, Telling telling) {
        behindSavepoint(() -> FailedSteps.of(job, cause.get())
                .ifPresent(step -> observers.orderedStream().forEach(observer -> telling.tell(observer, step))));
    }

    private interface Telling {
        void tell(FailureObserver observer, FailedStep step);
    }

    private void behindSavepoint(Runnable work) {
        var nested = new TransactionTemplate(transactions.getObject());
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        Consumer<Object> run = status -> work.run();
        try {
            nested.executeWithoutResult(run::accept);
        } catch (RuntimeException e) {
            LOG.error("A failed step could not be told on; the engine incident stands", e);
        }
    }
}
