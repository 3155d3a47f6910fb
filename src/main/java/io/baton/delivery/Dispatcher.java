package io.baton.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is wanted and looks after what runs, outside of every transaction: a tool that hangs holds no connection of the
 * database and none of the engine's threads. What is due stands in the table, so nothing is lost with a server.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_A_TIME = 4;

    /** Longer than the longest conversation with a tool. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private static final int SECONDS_TO_FINISH = 25;

    private final Dispatches dispatches;
    private final Legwork legwork;
    private final GateWatch gate;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    private @Nullable ScheduledExecutorService ticks;
    private @Nullable ExecutorService workers;

    Dispatcher(Dispatches dispatches, Legwork legwork, GateWatch gate, DeliverySettings settings, Clock clock) {
        this.dispatches = dispatches;
        this.legwork = legwork;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due, one after the other, on the caller's thread. */
    void workDue() {
        gate.look();
        for (var dispatch : dispatches.claim(100, clock.instant().plus(CLAIM))) {
            work(dispatch);
        }
    }

    private void handOut(ExecutorService to) {
        var places = free.drainPermits();
        var given = 0;
        try {
            for (var dispatch : places == 0 ? List.<Dispatch>of() : claim(places)) {
                to.execute(() -> {
                    try {
                        work(dispatch);
                    } finally {
                        free.release();
                    }
                });
                given++;
            }
        } catch (RuntimeException e) {
            LOG.error("What is to be deployed could not be looked through; it is tried again.", e);
        } finally {
            free.release(places - given);
        }
    }

    private void lookAtGate() {
        try {
            gate.look();
        } catch (RuntimeException e) {
            LOG.error("What waits for the gate could not be looked through; it is tried again.", e);
        }
    }

    private List<Dispatch> claim(int most) {
        return dispatches.claim(most, clock.instant().plus(CLAIM));
    }

    private void work(Dispatch dispatch) {
        try {
            legwork.look(dispatch);
        } catch (RuntimeException e) {
            LOG.warn("Deployment {} could not be looked after; it is tried again.", dispatch.id(), e);
        }
    }

    @Override
    public void start() {
        if (!settings.sending()) {
            return;
        }
        var pool = Executors.newFixedThreadPool(AT_A_TIME, work -> daemon(work, "delivery"));
        var clockwork = Executors.newScheduledThreadPool(2, work -> daemon(work, "delivery-clock"));
        var interval = settings.interval().toMillis();
        clockwork.scheduleWithFixedDelay(() -> handOut(pool), interval, interval, TimeUnit.MILLISECONDS);
        var gateInterval = settings.gateInterval().toMillis();
        clockwork.scheduleWithFixedDelay(this::lookAtGate, gateInterval, gateInterval, TimeUnit.MILLISECONDS);
        workers = pool;
        ticks = clockwork;
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void stop() {
        var clockwork = ticks;
        var pool = workers;
        ticks = null;
        workers = null;
        if (clockwork == null || pool == null) {
            return;
        }
        clockwork.shutdown();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return ticks != null;
    }
}
