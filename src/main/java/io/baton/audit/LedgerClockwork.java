package io.baton.audit;

import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Component;

/** Drives sealing and the nightly verification, on threads of its own so that no other job can hold them up. */
@Component
class LedgerClockwork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClockwork.class);

    private final Sealer sealer;
    private final LedgerCheck check;
    private final LedgerPulse pulse;
    private final AuditSettings settings;
    private @Nullable ThreadPoolTaskScheduler threads;
    private @Nullable ScheduledFuture<?> sealing;

    LedgerClockwork(Sealer sealer, LedgerCheck check, LedgerPulse pulse, AuditSettings settings) {
        this.sealer = sealer;
        this.check = check;
        this.pulse = pulse;
        this.settings = settings;
    }

    @Override
    public void start() {
        var started = new ThreadPoolTaskScheduler();
        started.setPoolSize(2);
        started.setThreadNamePrefix("ledger-");
        started.setDaemon(true);
        // An interrupt in the middle of a write would close the file of an H2 database.
        started.setWaitForTasksToCompleteOnShutdown(true);
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        started.setAwaitTerminationSeconds(20);
        started.initialize();
        pulse.begun();
        sealing = started.scheduleWithFixedDelay(this::seal, settings.sealEvery());
        if (!"-".equals(settings.verifyCron())) {
            started.schedule(this::verify, new CronTrigger(settings.verifyCron()));
        }
        threads = started;
    }

    private void seal() {
        try {
            sealer.sealAll();
        } catch (RuntimeException e) {
            if (pulse.failure() == null) {
                LOG.error("The audit ledger could not be sealed; it is tried again every {}", settings.sealEvery(), e);
            }
            pulse.failed(e.toString());
        }
    }

    private void verify() {
        try {
            check.verify();
            if (!check.refusesChanges()) {
                LOG.error("The database no longer refuses to change the audit ledger: its triggers were removed");
            }
        } catch (RuntimeException e) {
            LOG.error("The audit ledger could not be verified", e);
        }
    }

    @Override
    public void stop() {
        if (sealing != null) {
            sealing.cancel(false);
            sealing = null;
        }
        if (threads != null) {
            threads.shutdown();
            threads = null;
            seal();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
