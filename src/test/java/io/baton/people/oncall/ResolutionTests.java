package io.baton.people.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Capability("W3.5")
class ResolutionTests {

    private static final Instant START = Instant.parse("2026-03-23T00:00:00Z");
    private static final Span ASKED = new Span(at(0), at(100));

    @Test
    void splitsALowerLayerAroundAHigherOne() {
        var resolved = Resolution.resolve(List.of(watch(0, 10, "low", 1), watch(3, 5, "high", 2)), ASKED);

        assertThat(resolved).containsExactly(watch(0, 3, "low", 1), watch(3, 5, "high", 2), watch(5, 10, "low", 1));
    }

    @Test
    void overrideGoesBeforeEveryPriority() {
        var override = new Watch(at(2), at(4), "relief", "override", 0, true);

        assertThat(Resolution.resolve(List.of(watch(0, 10, "low", 1), watch(0, 10, "high", 99), override), ASKED))
                .extracting(Watch::person)
                .containsExactly("high", "relief", "high");
    }

    @Test
    void leavesOutShiftsOfNobodyAndOfNoLength() {
        assertThat(Resolution.resolve(List.of(watch(0, 10, "", 5), watch(4, 4, "x", 5)), ASKED))
                .isEmpty();
    }

    @Test
    void whoeverBeginsEarlierKeepsWhatTwoOfTheSamePriorityShare() {
        assertThat(Resolution.resolve(List.of(watch(2, 8, "later", 1), watch(0, 4, "earlier", 1)), ASKED))
                .containsExactly(watch(0, 4, "earlier", 1), watch(4, 8, "later", 1));
    }

    @Test
    void namesWhereNobodyIsOnCall() {
        var resolved = Resolution.resolve(List.of(watch(10, 20, "a", 1), watch(15, 30, "b", 2)), ASKED);

        assertThat(Resolution.gaps(resolved, List.of(ASKED)))
                .containsExactly(new Span(at(0), at(10)), new Span(at(30), at(100)));
    }

    /** What always holds, over many made-up rotas. */
    @Test
    void resolvedShiftsNeverOverlapCoverTheSameTimeAndKeepTheOrder() {
        var random = new SplittableRandom(733);
        for (int round = 0; round < 5_000; round++) {
            var offered = offered(random);
            var resolved = Resolution.resolve(offered, ASKED);

            for (int i = 1; i < resolved.size(); i++) {
                assertThat(resolved.get(i).from())
                        .isAfterOrEqualTo(resolved.get(i - 1).until());
            }
            assertThat(union(resolved)).as("%s", offered).isEqualTo(union(clipped(offered)));
            for (int minute = 0; minute < 100; minute++) {
                var now = at(minute);
                var first = Resolution.inOrder(offered).stream()
                        .filter(watch -> watch.isAt(now))
                        .toList();
                var shown = resolved.stream().filter(watch -> watch.isAt(now)).toList();
                assertThat(shown).hasSize(first.isEmpty() ? 0 : 1);
                if (!first.isEmpty() && first.get(0).override()) {
                    assertThat(shown.get(0).override()).isTrue();
                }
                if (!first.isEmpty()) {
                    assertThat(shown.get(0).priority()).isEqualTo(first.get(0).priority());
                }
            }
            var gaps = Resolution.gaps(resolved, List.of(ASKED));
            assertThat(Span.total(gaps).plus(Span.total(union(resolved)))).isEqualTo(ASKED.length());
        }
    }

    private static List<Watch> offered(SplittableRandom random) {
        var offered = new ArrayList<Watch>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int from = random.nextInt(-10, 105);
            offered.add(new Watch(
                    at(from),
                    at(from + random.nextInt(30)),
                    "p" + random.nextInt(4),
                    "layer" + i,
                    random.nextInt(3),
                    random.nextInt(5) == 0));
        }
        return offered;
    }

    private static List<Watch> clipped(List<Watch> watches) {
        return watches.stream()
                .map(watch -> {
                    var span = new Span(watch.from(), watch.until()).within(ASKED);
                    return watch.during(span.from(), span.until());
                })
                .toList();
    }

    private static List<Span> union(List<Watch> watches) {
        return Span.union(watches.stream()
                .map(watch -> new Span(watch.from(), watch.until()))
                .toList());
    }

    private static Watch watch(int from, int until, String person, int priority) {
        return new Watch(at(from), at(until), person, person.isEmpty() ? "empty" : person, priority, false);
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
