package io.baton.engine;

import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts work into the engine's queue that belongs to no model: done once the running transaction is through, or never. */
@Component
public class Errands {

    /** Type of the engine's jobs that run errands. */
    public static final String JOB_TYPE = "baton-errand";

    /**
     * To be called while the engine works on something.
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

    private static void send(String errand, String subject, @Nullable String processInstanceId) {
        var context = Objects.requireNonNull(Context.getCommandContext(), "Errands are given by running commands");
        var job = new MessageEntity();
        job.setJobHandlerType(JOB_TYPE);
        job.setJobHandlerConfigurationRaw(errand + ":" + subject);
        if (processInstanceId != null) {
            job.setProcessInstanceId(processInstanceId);
        }
        context.getJobManager().send(job);
    }
}
