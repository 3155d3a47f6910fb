package io.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every clock, over 140,000 lives that nobody thought of; the seeds make each run the same. */
@Capability("W5.3")
class ClockHistoryPropertyTests {

    private static final int LIVES = 20_000;

    @Test
    void splittingASegmentChangesNothing() {
        var lives = new Histories(1);
        for (int i = 0; i < LIVES; i++) {
            var whole = lives.restless();
            var split = split(whole, lives);
            var at = whole.last().from().plusSeconds(lives.random().nextInt(400_000));

            assertThat(split.elapsed(at)).isEqualTo(whole.elapsed(at));
            assertThat(split.running(at)).isEqualTo(whole.running(at));
            assertThat(split.deadline()).isEqualTo(whole.deadline());
            assertThat(split.threshold(80)).isEqualTo(whole.threshold(80));
        }
    }

    private static ClockHistory split(ClockHistory whole, Histories lives) {
        var parts = new ArrayList<Segment>();
        for (var segment : whole.segments()) {
            parts.add(segment);
            var end = whole.end(segment);
            var length = end == null ? Duration.ofDays(3) : Duration.between(segment.from(), end);
            if (!length.isZero()) {
                var cut = segment.from().plusMillis(lives.random().nextLong(length.toMillis() + 1));
                parts.add(new Segment(
                        segment.seq(), cut, segment.mode(), "SPLIT", "", segment.promise(), segment.dueAt()));
            }
        }
        var numbered = new ArrayList<Segment>();
        for (var part : parts) {
            numbered.add(new Segment(
                    numbered.size() + 1, part.from(), part.mode(), part.cause(), "", part.promise(), part.dueAt()));
        }
        return new ClockHistory(numbered, lives::calendar);
    }

    @Test
    void aPauseMovesTheDeadlineByTheWorkingTimeInIt() {
        var lives = new Histories(2);
        for (int i = 0; i < LIVES; i++) {
            var before = lives.steady();
            var calendar = lives.calendar(before.last().promise().calendar(), 1);
            var due = before.deadline().orElseThrow();
            var start = before.last().from().plusMillis(lives.random().nextLong(10L * 3_600_000));
            var length = Duration.ofMillis(lives.random().nextLong(50L * 3_600_000));
            var promise = before.last().promise();
            var after = before.with(ClockMode.PAUSED, start, "HOLD", "", promise)
                    .with(ClockMode.RUNNING, start.plus(length), "RESUME", "", promise);

            if (start.isBefore(due)) {
                var lost = calendar.between(start, start.plus(length));
                assertThat(calendar.between(due, after.deadline().orElseThrow()))
                        .isEqualTo(lost);
            } else {
                assertThat(after.deadline()).contains(due);
            }
        }
    }

    /** A stricter target, by hours that are wider or the same. */
    @Test
    void raisingThePriorityNeverMovesADeadlineLater() {
        var lives = new Histories(3);
        for (int i = 0; i < LIVES; i++) {
            var before = lives.restless();
            var now = before.last().promise();
            var target =
                    Duration.ofMillis(1 + lives.random().nextLong(now.target().toMillis()));
            var at = before.last().from().plusMillis(lives.random().nextLong(40L * 3_600_000));
            var stricter = lives.random().nextBoolean()
                    ? now.of(target)
                    : now.of(target).under("always", 1, "UTC");
            var after = before.with(before.last().mode(), at, "PRIORITY_CHANGED", "", stricter);

            if (before.deadline().isPresent()) {
                assertThat(after.deadline()).isPresent();
                assertThat(after.deadline().get())
                        .isBeforeOrEqualTo(before.deadline().get());
            }
            assertThat(after.elapsed(at)).as("time that went by is kept").isEqualTo(before.elapsed(at));
        }
    }

    /** What was reckoned at each change agrees with what the segments come to when all is read again. */
    @Test
    void replayEqualsLive() {
        var lives = new Histories(4);
        for (int i = 0; i < LIVES; i++) {
            var live = lives.restless();
            var replayed = new ClockHistory(List.copyOf(live.segments()), lives::calendar);

            assertThat(replayed.deadline()).isEqualTo(live.deadline());
            assertThat(live.last().dueAt()).isEqualTo(replayed.deadline().orElse(null));
            for (int n = 1; n <= live.segments().size(); n++) {
                var until = new ClockHistory(live.segments().subList(0, n), lives::calendar);
                assertThat(until.last().dueAt()).isEqualTo(until.deadline().orElse(null));
            }
            assertThat(live.replayed(null, null).deadline()).isEqualTo(live.deadline());
        }
    }

    @Test
    void thresholdsComeInTheirOrder() {
        var lives = new Histories(5);
        for (int i = 0; i < LIVES; i++) {
            var life = lives.restless();
            var instants = ClockHistory.THRESHOLDS.stream()
                    .flatMap(percent -> life.threshold(percent).stream())
                    .toList();

            assertThat(instants).isSorted();
            if (life.threshold(100).isPresent()) {
                assertThat(instants).hasSize(3);
            }
        }
    }

    /** At the instant of a threshold exactly its share is used up, and a moment before it is not. */
    @Test
    void aThresholdIsReachedAtItsInstantAndNotBefore() {
        var lives = new Histories(6);
        for (int i = 0; i < LIVES; i++) {
            var life = lives.restless();
            for (var percent : ClockHistory.THRESHOLDS) {
                life.threshold(percent).ifPresent(at -> {
                    var share = ClockHistory.share(life.last().promise().target(), percent);
                    assertThat(life.elapsed(at)).isEqualTo(share);
                    assertThat(life.elapsed(at.minusNanos(1))).isLessThan(share);
                });
            }
            life.deadline().ifPresent(due -> {
                assertThat(life.isBreached(due))
                        .as("the last moment is in time")
                        .isFalse();
                assertThat(life.overrun(life.last().from())).isGreaterThanOrEqualTo(Duration.ZERO);
            });
        }
    }

    /** Elapsed time agrees with adding up the pieces between any instants, also across changes of the clock. */
    @Test
    void elapsedTimeAddsUp() {
        var lives = new Histories(7);
        for (int i = 0; i < LIVES; i++) {
            var life = lives.restless();
            var first = life.segments().get(0).from();
            Instant at = first;
            var last = Duration.ZERO;
            for (int n = 0; n < 5; n++) {
                at = at.plusMillis(lives.random().nextLong(48L * 3_600_000));
                var now = life.elapsed(at);
                assertThat(now).isGreaterThanOrEqualTo(last);
                assertThat(now).isLessThanOrEqualTo(Duration.between(first, at));
                last = now;
            }
        }
    }
}
