package io.baton;

import io.baton.platform.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Moves the time of the shared server, product and engine together. Inject it into a {@link BatonTest}:
 *
 * <pre>
 * clock.forward(Duration.ofHours(4));
 * engine.runJobs(ticket);      // runs the timers that are due by now, one after the other
 * </pre>
 *
 * <p>After each test method time is put back to the real one, without any doing of the test. What was written in the
 * meantime then lies in the future, but for open tasks: look at records of your own, not at "the newest". No job runs by itself; the time
 * between the two ends is not lived through, so a repeated timer fires once per {@code runJobs} round.
 */
@TestComponent
public class TestClock {

    private final MovableClock clock;
    private final JdbcClient db;

    TestClock(MovableClock clock, JdbcClient db) {
        this.clock = clock;
        this.db = db;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves on by {@code distance}. */
    public void forward(Duration distance) {
        clock.moveBy(distance);
    }

    /** Moves on to {@code moment}, which lies ahead. */
    public void forwardTo(Instant moment) {
        clock.moveBy(Duration.between(clock.instant(), moment));
    }

    /** Back to the real time; done by itself after each test method. */
    public void putBack() {
        clock.putBack();
        // Tasklist shows the newest tasks first, a page of them: what lies ahead would crowd out those of other tests.
        var now = Timestamp.from(clock.instant());
        db.sql("update ACT_RU_TASK set CREATE_TIME_ = :now where CREATE_TIME_ > :now")
                .param("now", now)
                .update();
    }

    /** Puts the clock back after each method and each class of a {@link BatonTest}. */
    static class PutBack implements AfterEachCallback, AfterAllCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            putBack(test);
        }

        @Override
        public void afterAll(ExtensionContext test) {
            putBack(test);
        }

        private static void putBack(ExtensionContext test) {
            SpringExtension.getApplicationContext(test)
                    .getBeanProvider(TestClock.class)
                    .ifAvailable(TestClock::putBack);
        }
    }
}
