package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.MovableClock;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("W6.5")
class SandboxClockTests {

    private final MovableClock clock = new MovableClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final AuditLedger ledger = events::add;
    private final SandboxClock moves = new SandboxClock(clock, ledger);

    @Test
    void movesByADistanceAndToAMoment() {
        moves.move("PT4H", null);
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(4));

        moves.move(null, Instant.now().plus(Duration.ofDays(2)).toString());
        assertThat(clock.offset()).isBetween(Duration.ofHours(47), Duration.ofDays(2));
        assertThat(events).extracting(AuditEvent::action).containsExactly("CLOCK_MOVED", "CLOCK_MOVED");
    }

    @ParameterizedTest
    @CsvSource({
        ",,by",
        "PT1H,2999-01-01T00:00:00Z,by",
        "PT0S,,by",
        "-PT1H,,by",
        "four hours,,by",
        "P99999999999D,,by",
        "P40000D,,by",
        ",tomorrow,to",
        ",2026-03-29T08:00:00,to",
        ",2020-01-01T00:00:00Z,to",
        ",2999-01-01T00:00:00Z,to"
    })
    void refusesWhatIsNoWayForward(String by, String to, String field) {
        assertThatThrownBy(() -> moves.move(by, to))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .containsExactly(field));
        assertThat(clock.offset()).isZero();
        assertThat(events).isEmpty();
    }
}
