package io.baton.engine;

import io.baton.platform.MovableClock;
import io.baton.platform.Refusal;
import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Lets the engine's time move with the product's where that can be moved. Jobs come to rest before: one that runs while
 * time jumps beyond its lock would be run a second time.
 */
@Component
class EngineTime implements MovableClock.Follower, DisposableBean {

    private static final int LONGEST_WAIT_MILLIS = 10_000;
    private static final int STEP_MILLIS = 20;

    private final @Nullable MovableClock clock;
    private final ObjectProvider<JobExecutor> jobs;
    private boolean stopped;

    EngineTime(ObjectProvider<MovableClock> clock, ObjectProvider<JobExecutor> jobs) {
        this.clock = clock.getIfAvailable();
        this.jobs = jobs;
        if (this.clock != null) {
            this.clock.follow(this);
        }
    }

    @Override
    public void rest() {
        var executor = jobs.getIfAvailable();
        if (executor == null || !executor.isActive()) {
            return;
        }
        executor.shutdown();
        stopped = true;
        for (int waited = 0; isBusy(executor); waited += STEP_MILLIS) {
            if (waited >= LONGEST_WAIT_MILLIS) {
                throw Refusal.conflict(
                        "jobs-running", "Automatic steps are being done right now. Try again in a moment.");
            }
            sleep();
        }
    }

    private static boolean isBusy(JobExecutor executor) {
        return executor instanceof SpringJobExecutor spring
                && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads
                && (threads.getActiveCount() > 0 || threads.getQueueSize() > 0);
    }

    private static void sleep() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.conflict("jobs-running", "Waiting for the automatic steps was broken off.");
        }
    }

    @Override
    public void moved(Duration offset) {
        if (offset.isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(offset.toMillis());
        }
    }

    /** Also wakes whoever waited for a timer that is due now. */
    @Override
    public void goOn() {
        if (stopped) {
            stopped = false;
            jobs.ifAvailable(JobExecutor::start);
        }
    }

    /** The engine's clock outlives this server. */
    @Override
    public void destroy() {
        if (clock != null) {
            ClockUtil.reset();
        }
    }
}
