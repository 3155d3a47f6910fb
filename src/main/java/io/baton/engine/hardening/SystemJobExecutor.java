package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** Looks for due jobs and runs them as the product itself: nobody is signed in on these threads. */
class SystemJobExecutor extends SpringJobExecutor {

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new SequentialJobAcquisitionRunnable(this) {
            @Override
            public synchronized void run() {
                SystemContext.run(super::run);
            }
        };
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        var jobs = super.getExecuteJobsRunnable(jobIds, engine);
        return () -> SystemContext.run(jobs);
    }
}
