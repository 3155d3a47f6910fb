package io.baton.engine.failure;

import io.baton.engine.Errands;
import io.baton.engine.SystemContext;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** Lets the engine count a failed attempt as it always does, and tells what was counted. */
class ObservedFailures implements FailedJobCommandFactory {

    /** Errands have no model that could say when they are tried again. */
    private static final int ERRAND_PAUSE_MILLIS = 15_000;

    private final FailedJobCommandFactory engine;
    private final FailureNews news;

    ObservedFailures(FailedJobCommandFactory engine, FailureNews news) {
        this.engine = engine;
        this.news = news;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        // The engine asks of a failure only whether two writers clashed, and keeps its text.
        var clash = failure instanceof OptimisticLockingException;
        var bookkeeping = engine.getCommand(jobId, clash ? failure : new MaskedFailure(failure));
        return context -> {
            news.during(failure, () -> SystemContext.run(() -> record(bookkeeping, jobId, failure, context)));
            return null;
        };
    }

    private void record(Command<Object> bookkeeping, String jobId, Throwable failure, CommandContext context) {
        bookkeeping.execute(context);
        var job = find(jobId, context);
        if (job == null) {
            return;
        }
        if (job.getRetries() == 0) {
            // The engine leaves the date of a next attempt; whoever gives a retry in Cockpit means now.
            job.setDuedate(ClockUtil.getCurrentTime());
        } else if (Errands.JOB_TYPE.equals(job.getJobHandlerType())) {
            job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + ERRAND_PAUSE_MILLIS));
        } else if (!(failure instanceof OptimisticLockingException)) { // a clash of two writers is no failed attempt
            news.attemptFailed(job);
        }
    }

    private static @Nullable JobEntity find(String jobId, CommandContext context) {
        return context.getJobManager().findJobById(jobId);
    }
}
