package io.baton.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells the monitoring whether the engine keeps up: what waits, for how long, and what is stuck. */
@Component
class EngineMetrics implements MeterBinder {

    private final EngineBacklog backlog;

    EngineMetrics(EngineBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("baton.engine.job.lag", backlog, b -> b.seen().lagSeconds())
                .description("How long the oldest due job waits to be run")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("baton.engine.jobs.due", backlog, b -> b.seen().dueJobs())
                .description("Jobs that are due and not being run")
                .register(registry);
        Gauge.builder("baton.engine.jobs.failed", backlog, b -> b.seen().failedJobs())
                .description("Jobs that used up their retries and wait for somebody")
                .register(registry);
        Gauge.builder("baton.engine.incidents", backlog, b -> b.seen().incidents())
                .description("Open engine incidents: steps that stand still until somebody repairs them")
                .register(registry);
        Gauge.builder("baton.engine.tasks.open", backlog, EngineBacklog::openTasks)
                .description("User tasks that wait for people")
                .register(registry);
    }
}
