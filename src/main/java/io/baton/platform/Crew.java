package io.baton.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that do what is due with outside systems, beside every transaction: whoever hangs holds no connection of the
 * database and none of the engine's threads. What is due stands in a table and is claimed for a while, so nothing is lost with
 * a server.
 *
 * @param <T> what is claimed
 */
public final class Crew<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final int SECONDS_TO_FINISH = 25;

    private final String name;
    private final int hands;
    private final IntFunction<List<T>> claim;
    private final Consumer<T> work;
    private final Semaphore free;

    private @Nullable ScheduledExecutorService rounds;
    private @Nullable ExecutorService workers;

    /**
     * A crew that does not work yet.
     *
     * @param name of its threads
     * @param hands how many things it does at a time
     * @param claim takes so many of those that are due, so that no other server does them meanwhile
     */
    public Crew(String name, int hands, IntFunction<List<T>> claim, Consumer<T> work) {
        this.name = name;
        this.hands = hands;
        this.claim = claim;
        this.work = work;
        this.free = new Semaphore(hands);
    }

    public void start() {
        workers = Executors.newFixedThreadPool(hands, job -> daemon(job, name));
        rounds = Executors.newScheduledThreadPool(2, job -> daemon(job, name + "-clock"));
    }

    /** Has something done every so often; where it fails it is tried again the next time. */
    public void every(Duration interval, Runnable round) {
        var clockwork = rounds;
        if (clockwork != null) {
            var millis = interval.toMillis();
            clockwork.scheduleWithFixedDelay(() -> tried(round), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void tried(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("What is due for {} could not be looked through; it is tried again.", name, e);
        }
    }

    /** Claims as much of what is due as there are hands free. */
    public void handOut() {
        var pool = workers;
        if (pool == null) {
            return;
        }
        var places = free.drainPermits();
        var given = 0;
        try {
            for (var item : places == 0 ? List.<T>of() : claim.apply(places)) {
                pool.execute(() -> {
                    try {
                        work.accept(item);
                    } finally {
                        free.release();
                    }
                });
                given++;
            }
        } finally {
            free.release(places - given);
        }
    }

    /** Something beside the claims, done by the same hands when one is free. */
    public void also(Runnable job) {
        var pool = workers;
        if (pool != null) {
            pool.execute(job);
        }
    }

    /** Waits for what is being done, and not for long. */
    public void stop() {
        var clockwork = rounds;
        var pool = workers;
        rounds = null;
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

    public boolean isRunning() {
        return rounds != null;
    }

    private static Thread daemon(Runnable job, String name) {
        var thread = new Thread(job, name);
        thread.setDaemon(true);
        return thread;
    }
}
