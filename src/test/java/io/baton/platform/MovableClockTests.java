package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Capability("W6.5")
class MovableClockTests {

    private static final Instant START = Instant.parse("2026-03-28T22:30:00Z");

    private final MovableClock clock = new MovableClock(() -> START);

    @Test
    void standsWhereItWasMovedAndComesBack() {
        var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));

        clock.moveBy(Duration.ofHours(4));
        clock.moveBy(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(5)));
        assertThat(berlin.instant()).as("made before the move").isEqualTo(clock.instant());
        clock.putBack();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void goesForwardOnly() {
        for (var by : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            assertThatThrownBy(() -> clock.moveBy(by)).isInstanceOf(Refusal.class);
        }
        assertThat(clock.offset()).isZero();
    }

    @Test
    void bringsWhoeverFollowsToRestFirst() {
        var seen = new ArrayList<String>();
        clock.follow(new Recorder(seen, false));

        clock.moveBy(Duration.ofHours(4));

        assertThat(seen).containsExactly("rest at PT0S", "moved PT4H", "on");
    }

    @Test
    void staysWhereItIsWhenOneDoesNotComeToRest() {
        var seen = new ArrayList<String>();
        clock.follow(new Recorder(seen, true));

        assertThatThrownBy(() -> clock.moveBy(Duration.ofHours(4))).isInstanceOf(Refusal.class);

        assertThat(clock.instant()).isEqualTo(START);
        assertThat(seen).containsExactly("rest at PT0S", "on");
    }

    private class Recorder implements MovableClock.Follower {

        private final List<String> seen;
        private final boolean busy;

        Recorder(List<String> seen, boolean busy) {
            this.seen = seen;
            this.busy = busy;
        }

        @Override
        public void rest() {
            seen.add("rest at " + clock.offset());
            if (busy) {
                throw Refusal.conflict("jobs-running", "busy");
            }
        }

        @Override
        public void moved(Duration offset) {
            seen.add("moved " + offset);
        }

        @Override
        public void goOn() {
            seen.add("on");
        }
    }
}
