package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Capability("W8.2")
class DeputyCircleTests {

    @Test
    void namesACircleOfTwoAndOfThree() {
        assertThat(closedBy("a", "b", entry("b", "a", 0, 10))).containsExactly("a", "b", "a");
        assertThat(closedBy("a", "b", entry("b", "c", 0, 10), entry("c", "a", 0, 10)))
                .containsExactly("a", "b", "c", "a");
    }

    @Test
    void isNoCircleWithoutAMomentThatAllShare() {
        assertThat(closedBy("a", "b", entry("b", "a", 10, 20))).isEmpty();
        // each overlaps the new one, and they never meet
        assertThat(closedBy("a", "b", entry("b", "c", 0, 5), entry("c", "a", 5, 10)))
                .isEmpty();
    }

    @Test
    void isNotMisledByACircleOfOthers() {
        assertThat(closedBy("a", "b", entry("b", "c", 0, 10), entry("c", "b", 0, 10)))
                .isEmpty();
    }

    private static List<String> closedBy(String person, String deputy, Deputy... known) {
        return DeputyCircle.closedBy(entry(person, deputy, 0, 10), List.of(known));
    }

    private static Deputy entry(String person, String deputy, int from, int until) {
        return new Deputy(person + deputy, person, deputy, day(from), day(until), person);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
