package io.baton.gate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Where questions wait without a thread each. Twice a second it looks which environments moved, on whichever server, and at
 * which moments something opens or closes by itself; whoever that may concern looks again, with facts read anew.
 */
@Component
class WaitingRoom implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);
    private static final long ROUND_MILLIS = 500;
    private static final int LOOKING = 3;

    /** Facts read in one round, each question once for all who wait with it. */
    static final class Round {

        private final Map<Object, Facts> read = new ConcurrentHashMap<>();

        Facts facts(Object question, Function<Object, Facts> reader) {
            return read.computeIfAbsent(question, reader);
        }
    }

    /** One who waits. */
    interface Waiting {

        String environment();

        /** Of what was seen last. */
        long epoch();

        /** When it has to look again in any case; null where only others can move it. */
        @Nullable
        Instant edge();

        /** Looks again; null to go on waiting. */
        @Nullable
        ResponseEntity<?> look(Round round);

        /** What is answered when time is up. */
        ResponseEntity<?> last();

        ResponseEntity<?> closing();
    }

    private record Seat(Waiting waiting, DeferredResult<ResponseEntity<?>> result, long endsAt) {

        boolean isOver() {
            return System.nanoTime() - endsAt >= 0;
        }
    }

    private final GateScopes scopes;
    private final Clock clock;
    private final GateSettings settings;
    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> perCaller = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService rounds;
    private @Nullable ExecutorService looking;

    WaitingRoom(GateScopes scopes, Clock clock, GateSettings settings) {
        this.scopes = scopes;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Takes a seat for so long.
     *
     * @throws io.baton.platform.Refusal 429 where this caller waits often enough, 503 where the room is full
     */
    DeferredResult<ResponseEntity<?>> sit(GatePrincipal who, Waiting waiting, Duration howLong) {
        if (seats.size() >= settings.waiters()) {
            throw Gate.undecided();
        }
        var count = perCaller.computeIfAbsent(who.id(), id -> new AtomicInteger());
        if (count.incrementAndGet() > settings.waitersPerCaller()) {
            count.decrementAndGet();
            throw GateLimits.tooMany("You wait with " + settings.waitersPerCaller() + " questions already.");
        }
        var result =
                new DeferredResult<ResponseEntity<?>>(howLong.plusSeconds(20).toMillis(), waiting::last);
        var seat = new Seat(waiting, result, System.nanoTime() + howLong.toNanos());
        result.onCompletion(() -> {
            seats.remove(seat);
            perCaller.computeIfPresent(who.id(), (id, it) -> it.decrementAndGet() <= 0 ? null : it);
        });
        seats.add(seat);
        return result;
    }

    int taken() {
        return seats.size();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("baton.gate.waiting", this, WaitingRoom::taken)
                .description("Questions that wait at the gate of this server")
                .register(registry);
    }

    private void round() {
        if (seats.isEmpty()) {
            return;
        }
        try {
            var epochs = scopes.epochs();
            var now = clock.instant();
            var round = new Round();
            for (var seat : List.copyOf(seats)) {
                if (isMoved(seat.waiting(), epochs, now)) {
                    Objects.requireNonNull(looking).execute(() -> look(seat, round));
                } else if (seat.isOver()) {
                    seat.result().setResult(seat.waiting().last());
                }
            }
        } catch (RuntimeException e) {
            // the gate stays closed for those who wait; the next round looks again
            LOG.warn("Nobody could look after those who wait at the gate", e);
        }
    }

    private static boolean isMoved(Waiting waiting, Map<String, Long> epochs, Instant now) {
        var edge = waiting.edge();
        return epochs.getOrDefault(waiting.environment(), waiting.epoch()) != waiting.epoch()
                || (edge != null && !now.isBefore(edge));
    }

    private static void look(Seat seat, Round round) {
        try {
            var answer = seat.waiting().look(round);
            if (answer != null) {
                seat.result().setResult(answer);
            } else if (seat.isOver()) {
                seat.result().setResult(seat.waiting().last());
            }
        } catch (RuntimeException e) {
            seat.result().setErrorResult(e);
        }
    }

    @Override
    public void start() {
        var timer = Executors.newSingleThreadScheduledExecutor(work -> thread(work, "gate-rounds"));
        looking = Executors.newFixedThreadPool(LOOKING, work -> thread(work, "gate-looking"));
        timer.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
        rounds = timer;
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Before the server stops taking requests: nobody is kept waiting for a server that goes. */
    @Override
    public void stop() {
        var timer = rounds;
        var pool = looking;
        rounds = null;
        if (timer != null) {
            timer.shutdownNow();
        }
        if (pool != null) {
            pool.shutdown();
        }
        seats.forEach(seat -> seat.result().setResult(seat.waiting().closing()));
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
