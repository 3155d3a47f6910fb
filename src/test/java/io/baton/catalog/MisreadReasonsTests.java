package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.ticket.Reclassification;
import io.baton.ticket.Reclassification.Judgement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Capability("I1.6")
class MisreadReasonsTests {

    private static final Instant DAY = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void sameCorrectionWithAlikeWordsIsOneGroup() {
        var found = MisreadReasons.in(
                List.of(
                        correction(1, "other", "software-installation", "Visio is a program."),
                        correction(2, "other", "software-installation", "VISIO is a program!"),
                        correction(3, "other", "software-installation", "Visio, a program again")),
                50,
                2,
                10);

        assertThat(found.frequent()).singleElement().satisfies(group -> {
            assertThat(group.size()).isEqualTo(3);
            assertThat(group.reason()).isEqualTo("Visio is a program.");
            assertThat(group.from()).isEqualTo("other");
        });
        assertThat(found.rare()).isEmpty();
    }

    @Test
    void otherDirectionOrOtherWordsAreAnotherGroup() {
        var found = MisreadReasons.in(
                List.of(
                        correction(1, "other", "software-installation", "Visio is a program."),
                        correction(2, "other", "equipment-setup", "Visio is a program."),
                        correction(3, "other", "software-installation", "The printer driver was meant.")),
                50,
                2,
                10);

        assertThat(found.frequent()).isEmpty();
        assertThat(found.rare()).extracting(Reclassification::ticketKey).containsExactly("REQ-1", "REQ-2", "REQ-3");
    }

    @Test
    void halfOfTheWordsIsEnoughAndLessIsNot() {
        // visio, program | visio, licence: one of three words in common
        var pair = List.of(
                correction(1, "other", "software-installation", "Visio program"),
                correction(2, "other", "software-installation", "Visio licence"));

        assertThat(MisreadReasons.in(pair, 33, 2, 10).frequent()).hasSize(1);
        assertThat(MisreadReasons.in(pair, 34, 2, 10).frequent()).isEmpty();
    }

    @Test
    void mostFrequentComeFirstAndTheRestIsNotLost() {
        var found = MisreadReasons.in(
                List.of(
                        correction(1, null, "other", "Alpha beta"),
                        correction(2, null, "other", "Alpha beta"),
                        correction(3, null, "information", "Gamma"),
                        correction(4, null, "information", "Gamma"),
                        correction(5, null, "information", "Gamma")),
                50,
                2,
                1);

        assertThat(found.frequent()).singleElement().satisfies(group -> {
            assertThat(group.from()).isEqualTo("none");
            assertThat(group.to()).isEqualTo("information");
        });
        assertThat(found.rare()).extracting(Reclassification::ticketKey).containsExactly("REQ-1", "REQ-2");
    }

    @Test
    void whoeverFindsThatItWasRightCorrectsNothing() {
        var found = MisreadReasons.in(List.of(correction(1, "other", "other", "It is right.")), 50, 1, 10);

        assertThat(found.frequent()).isEmpty();
        assertThat(found.rare()).isEmpty();
    }

    private static Reclassification correction(
            int number, @org.jspecify.annotations.Nullable String from, String to, String reason) {
        return new Reclassification(
                "REQ-" + number,
                DAY.plusSeconds(number),
                "agent",
                null,
                new Judgement(from, null, null),
                new Judgement(to, null, null),
                reason);
    }
}
