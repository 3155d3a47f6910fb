package io.baton.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The product's clock where time may be moved: in the sandbox and in tests. It runs as fast as any other and only stands
 * elsewhere; whatever keeps a time of its own, such as the process engine, follows it.
 */
public final class MovableClock extends Clock {

    /** Something with a clock of its own that has to move along. */
    public interface Follower {

        /** Comes to rest, so that nothing runs through two times at once. May refuse; then time stays where it is. */
        default void rest() {}

        /** @param offset how far ahead of the real time it is from now on */
        void moved(Duration offset);

        /** Goes on, whether time was moved or not. */
        default void goOn() {}
    }

    private final InstantSource real;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile Duration offset = Duration.ZERO;

    public MovableClock() {
        this(InstantSource.system());
    }

    MovableClock(InstantSource real) {
        this.real = real;
    }

    public void follow(Follower follower) {
        followers.add(follower);
    }

    /** How far this clock stands ahead of the real time. */
    public Duration offset() {
        return offset;
    }

    /** @throws Refusal 422 when {@code by} is not forward, 409 when what follows the clock does not come to rest */
    public synchronized void moveBy(Duration by) {
        if (by.isNegative() || by.isZero()) {
            throw Refusal.invalid("by", "must be longer than nothing: time moves forward only.");
        }
        stand(offset.plus(by));
    }

    /** Back to the real time. Records from the time between stay where they are, in the future. */
    public synchronized void putBack() {
        if (!offset.isZero()) {
            stand(Duration.ZERO);
        }
    }

    private void stand(Duration next) {
        try {
            followers.forEach(Follower::rest);
            offset = next;
            followers.forEach(follower -> follower.moved(next));
        } finally {
            followers.forEach(Follower::goOn);
        }
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ((InstantSource) this::instant).withZone(zone);
    }
}
