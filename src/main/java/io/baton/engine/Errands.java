package io.baton.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Puts work into the engine's queue that belongs to no model: done once the running transaction is through, or never. */
@Component
public class Errands {

    /** Type of the engine's jobs that run errands. */
    public static final String JOB_TYPE = "baton-errand";

    private final ProcessEngineConfigurationImpl engine;

    Errands(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /**
     * In the caller's transaction.
     *
     * @param subject what the errand is about, an id as a rule
     * @param processInstanceId the instance that gave rise to it; errands of one instance are run one after the other
     */
    public void later(String errand, String subject, String processInstanceId) {
        send(errand, subject, processInstanceId);
    }

    /** The same for what no instance gave rise to; such errands are run side by side. */
    public void later(String errand, String subject) {
        send(errand, subject, null);
    }

    private void send(String errand, String subject, @Nullable String processInstanceId) {
        SystemContext.run(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            var job = new MessageEntity();
            job.setJobHandlerType(JOB_TYPE);
            job.setJobHandlerConfigurationRaw(errand + ":" + subject);
            if (processInstanceId != null) {
                job.setProcessInstanceId(processInstanceId);
            }
            context.getJobManager().send(job);
            return null;
        }));
    }
}
