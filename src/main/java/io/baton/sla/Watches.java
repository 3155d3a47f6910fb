package io.baton.sla;

import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.Escalations;
import io.baton.ticket.Ticket;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the model {@code sla-watch} in step with the clocks: one instance per clock, found by its id, with one timer for
 * the next threshold. The instance only waits; what it waits for is in the table of clocks.
 */
@Component
class Watches {

    static final String MODEL = "sla-watch";

    private static final String REPLAN = "SlaReplan";

    private final Processes processes;
    private final SlaClocks clocks;
    private final Thresholds thresholds;
    private final Escalations escalations;

    Watches(Processes processes, SlaClocks clocks, Thresholds thresholds, Escalations escalations) {
        this.processes = processes;
        this.clocks = clocks;
        this.thresholds = thresholds;
        this.escalations = escalations;
    }

    /** A clock that begins. */
    void follow(SlaClock begun) {
        if (begun.nextAt() != null && !begun.isOver()) {
            atTheEnd(begun.id());
        }
    }

    /** A clock whose plan may have changed. */
    void follow(SlaClock before, SlaClock now, Ticket ticket) {
        var plan = now;
        if (now.isOver()) {
            plan = thresholds.settle(now, ticket);
            escalations.subjectEnded(now.ticketKey(), now.kind().trigger(), now.id());
        }
        if (plan.isOver() || !Objects.equals(before.nextAt(), plan.nextAt())) {
            atTheEnd(now.id());
        }
    }

    /**
     * Once per transaction, just before it ends: by then the engine has written what it waits for, which it could not be
     * told about before, and of several changes only the last one counts.
     */
    private void atTheEnd(String clockId) {
        var pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.clocks.add(clockId);
    }

    /** The clocks that a transaction changed. */
    private final class Pending implements TransactionSynchronization {

        private final Set<String> clocks = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            while (!clocks.isEmpty()) {
                var now = List.copyOf(clocks);
                clocks.clear();
                now.forEach(id -> Watches.this.clocks.find(id).ifPresent(Watches.this::renew));
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Watches.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Watches.this, this);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(Watches.this);
        }
    }

    /** Makes its model wait for what the table says, whatever became of the model or of its timer. */
    void renew(SlaClock clock) {
        var watch = clock.watchId();
        if (watch != null && processes.isRunning(watch)) {
            processes.tellInstance(REPLAN, watch, plan(clock));
        } else if (clock.nextAt() != null && !clock.isOver()) {
            start(clock);
        }
    }

    private void start(SlaClock clock) {
        var variables = new HashMap<>(plan(clock));
        variables.put(ProcessVariables.SLA_CLOCK.name(), clock.id());
        variables.put(ProcessVariables.CLOCK_KIND.name(), clock.kind().name());
        variables.put(ProcessVariables.SLA_TRIGGER.name(), clock.kind().trigger());
        clocks.watchedBy(clock.id(), processes.start(MODEL, clock.ticketKey(), variables));
    }

    /** What the model has to do next. */
    static Map<String, @Nullable Object> plan(SlaClock clock) {
        var plan = new HashMap<String, @Nullable Object>();
        plan.put(ProcessVariables.SLA_WATCH.name(), clock.isOver() ? "END" : clock.nextAt() == null ? "REST" : "WAIT");
        plan.put(ProcessVariables.SLA_NEXT_AT.name(), clock.nextAt() == null ? null : Date.from(clock.nextAt()));
        return plan;
    }
}
