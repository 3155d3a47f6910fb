package io.baton.people.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.people.Rotas.Overloaded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Capability("W3.5")
class FairnessTests {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<Span> WANTED = List.of(new Span(START, START.plus(Duration.ofHours(100))));

    @Test
    void scoreIsTheMeanOfCoverageAndBalance() {
        var resolved = List.of(watch(0, 60, "a"), watch(60, 80, "b"));

        var quality = Fairness.of(resolved, WANTED, Resolution.gaps(resolved, WANTED));

        assertThat(quality.coverage()).isEqualTo(80);
        assertThat(quality.balance()).isEqualTo(33);
        assertThat(quality.score()).isEqualTo(56);
        assertThat(quality.overloaded()).containsExactly(new Overloaded("a", Duration.ofHours(60), 50));
    }

    @Test
    void aBalanceOfNinetyFiveCountsAsFullAndNamesNobody() {
        var resolved = List.of(watch(0, 51, "a"), watch(51, 100, "b"));

        var quality = Fairness.of(resolved, WANTED, List.of());

        assertThat(quality.balance()).isEqualTo(96);
        assertThat(quality.score()).isEqualTo(100);
        assertThat(quality.overloaded()).isEmpty();
    }

    @Test
    void whoeverIsAloneIsInBalanceAndWhatNobodyWantsIsCovered() {
        assertThat(Fairness.of(List.of(watch(0, 5, "a")), List.of(), List.of()).score())
                .isEqualTo(100);
        assertThat(Fairness.of(List.of(), WANTED, WANTED).coverage()).isZero();
    }

    @Test
    void aSecondWithoutAnybodyIsNotFullCoverage() {
        var gap = new Span(START, START.plusSeconds(1));

        assertThat(Fairness.of(List.of(watch(1, 100, "a")), WANTED, List.of(gap))
                        .coverage())
                .isEqualTo(99);
    }

    @Test
    void percentagesStayWithinBoundsAndEqualSharesAreInBalance() {
        var random = new SplittableRandom(322);
        for (int round = 0; round < 2_000; round++) {
            var shares = random.ints(random.nextInt(1, 6), 1, 500)
                    .mapToObj(Duration::ofHours)
                    .toList();
            assertThat(Fairness.balance(shares)).isBetween(0, 100);
            assertThat(Fairness.balance(
                            shares.stream().map(share -> Duration.ofHours(7)).toList()))
                    .isEqualTo(100);
        }
    }

    private static Watch watch(int from, int until, String person) {
        return new Watch(
                START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(until)), person, "Layer", 1, false);
    }
}
