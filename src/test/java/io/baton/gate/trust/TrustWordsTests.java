package io.baton.gate.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.deployment.Trust.Fall;
import io.baton.deployment.Trust.Level;
import io.baton.deployment.Trust.Next;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrustWordsTests {

    @Test
    void saysInOneSentenceWhatIsThereAndWhatIsMissing() {
        var figures = new TrustRecord.Figures(46, 1);

        assertThat(TrustWords.of(
                        figures,
                        FailureBound.upper(46, 1, 0.95),
                        Level.T2,
                        new Next(Level.T3, 47),
                        Level.T3,
                        true,
                        null))
                .isEqualTo("46 deployments, 1 failure: bound 9.9 %, T2; 47 more clean ones for T3");
    }

    @Test
    void saysWhatHoldsItBack() {
        var fall = new Fall(
                Level.T1,
                Instant.parse("2026-11-02T10:00:00Z"),
                Instant.parse("2026-11-16T10:00:00Z"),
                5,
                1,
                "CHG-2026-000007 failed");

        assertThat(TrustWords.of(new TrustRecord.Figures(1, 0), 95, Level.NEW, null, Level.T0, true, fall))
                .isEqualTo("1 deployment, 0 failures: bound 95.0 %, NEW; its owner allows T0 at most; held at T1 since"
                        + " 2026-11-02 (CHG-2026-000007 failed), climbs a level from 2026-11-16 with 5 clean"
                        + " deployments, 1 so far");
    }
}
