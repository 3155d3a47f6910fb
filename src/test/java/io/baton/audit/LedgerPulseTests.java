package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.audit.AuditSettings.WhenStalled;
import io.baton.platform.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

class LedgerPulseTests {

    private static final AuditEvent GRANT =
            AuditEvent.of("ROLE_GRANTED", "person", "agent").asPrivileged();
    private static final AuditEvent WORK = AuditEvent.of("TASK_DONE", "task", "1");

    @TempDir
    Path directory;

    @Test
    void refusesAdministrationWhileNothingCanBeSealed() {
        var pulse = new LedgerPulse(settings(Duration.ofSeconds(-1), WhenStalled.REFUSE_PRIVILEGED));

        assertThatThrownBy(() -> pulse.check(GRANT)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status().value()).isEqualTo(503);
            assertThat(refusal.rule()).isEqualTo("ledger-stalled");
        });
        assertThatCode(() -> pulse.check(WORK)).doesNotThrowAnyException();
        assertThat(new LedgerHealthIndicator(pulse).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isNotOverdueBeforeSealingHasBegun() {
        var pulse = new LedgerPulse(settings(Duration.ZERO, WhenStalled.REFUSE_PRIVILEGED));

        assertThatCode(() -> pulse.check(GRANT))
                .as("a server that starts slowly deploys its models all the same")
                .doesNotThrowAnyException();
        pulse.begun();
        assertThatThrownBy(() -> pulse.check(GRANT)).isInstanceOf(Refusal.class);
    }

    @Test
    void letsAdministrationGoOnWhereTheOperatorChoseSo() {
        var pulse = new LedgerPulse(settings(Duration.ofSeconds(-1), WhenStalled.WARN));

        assertThatCode(() -> pulse.check(GRANT)).doesNotThrowAnyException();
    }

    @Test
    void tellsWhatWaitsAndWhatWasFoundBroken() throws Exception {
        try (var database = LedgerDatabase.h2()) {
            var fixture = new LedgerFixture(database.pool(), directory.resolve("anchors"));
            var metrics = new SimpleMeterRegistry();
            new LedgerMetrics(fixture.pulse).bindTo(metrics);
            fixture.ledger.append(GRANT);
            fixture.sealer.seal();
            fixture.check.verify();

            assertThat(metrics.get("baton.audit.sealed").gauge().value()).isOne();
            assertThat(metrics.get("baton.audit.unsealed").gauge().value()).isZero();
            assertThat(metrics.get("baton.audit.valid").gauge().value()).isOne();
            assertThat(new LedgerHealthIndicator(fixture.pulse).health().getStatus())
                    .isEqualTo(Status.UP);

            fixture.jdbc.sql("update audit_head set tree_size = 0, peaks = ''").update();
            fixture.check.verify();

            assertThat(metrics.get("baton.audit.valid").gauge().value()).isZero();
            assertThatThrownBy(fixture.sealer::seal).hasMessageContaining("newest checkpoint");
            assertThat(new LedgerHealthIndicator(fixture.pulse).health().getStatus())
                    .isEqualTo(Status.DOWN);
            fixture.connections.close();
        }
    }

    @Test
    void signsACheckpointWhenNothingHappensForLong() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        try (var database = LedgerDatabase.h2()) {
            var fixture = new LedgerFixture(database.pool(), null, clock(now));
            fixture.sealer.seal();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(4)));
            fixture.sealer.seal();
            assertThat(fixture.check.verify().checkpoints()).isOne();

            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            fixture.sealer.seal();

            assertThat(fixture.check.verify().checkpoints()).isEqualTo(2);
            fixture.connections.close();
        }
    }

    @Test
    void goesOnSealingWhenTheAnchorDirectoryCannotBeWritten() throws Exception {
        var occupied = Files.writeString(directory.resolve("occupied"), "a file, not a directory");
        try (var database = LedgerDatabase.h2()) {
            var fixture = new LedgerFixture(database.pool(), occupied);
            fixture.ledger.append(WORK);

            assertThat(fixture.sealer.seal()).isOne();
            assertThat(new LedgerHealthIndicator(fixture.pulse).health().getDetails())
                    .containsKey("anchors");
            fixture.connections.close();
        }
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static AuditSettings settings(Duration stallAfter, WhenStalled whenStalled) {
        return new AuditSettings(
                "",
                "",
                LedgerFixture.SIGNING_KEY,
                LedgerFixture.MAC_KEY,
                List.of(),
                List.of(),
                null,
                null,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                stallAfter,
                whenStalled,
                "-");
    }
}
