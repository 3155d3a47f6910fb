package io.baton.engine.failure;

import io.baton.engine.Errand;
import io.baton.engine.Errands;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Runs errands from the engine's queue, with the engine's retries. */
class ErrandHandler implements JobHandler<ErrandHandler.Task> {

    record Task(String errand, String subject) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return errand + ":" + subject;
        }
    }

    private final ObjectProvider<Errand> errands;

    ErrandHandler(ObjectProvider<Errand> errands) {
        this.errands = errands;
    }

    @Override
    public String getType() {
        return Errands.JOB_TYPE;
    }

    @Override
    public void execute(
            Task task, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        errands.stream()
                .filter(errand -> errand.name().equals(task.errand()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody runs the errand '" + task.errand() + "'"))
                .run(task.subject());
    }

    @Override
    public Task newConfiguration(String stored) {
        var colon = stored.indexOf(':');
        return new Task(stored.substring(0, colon), stored.substring(colon + 1));
    }

    @Override
    public void onDelete(Task task, JobEntity job) {
        // nothing is kept beside the job
    }
}
