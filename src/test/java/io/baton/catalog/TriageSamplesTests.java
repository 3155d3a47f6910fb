package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.catalog.TriageSamples.Triaged;
import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Capability("C2.4")
class TriageSamplesTests {

    private static final List<Triaged> ALL = IntStream.rangeClosed(1, 100)
            .mapToObj(n -> new Triaged("REQ-2026-%06d".formatted(n), "other", "service-desk", "requester"))
            .toList();

    @Test
    void sameSeedDrawsTheSameInWhateverOrderTheTicketsCome() {
        var shuffled = new ArrayList<>(ALL);
        Collections.reverse(shuffled);

        assertThat(TriageSamples.draw(shuffled, "seed", 20)).hasSize(20).isEqualTo(TriageSamples.draw(ALL, "seed", 20));
    }

    @Test
    void anotherSeedDrawsOthersAndNotJustTheFirst() {
        assertThat(TriageSamples.draw(ALL, "one", 20))
                .isNotEqualTo(TriageSamples.draw(ALL, "two", 20))
                .isNotEqualTo(ALL.subList(0, 20));
    }

    @Test
    void fewerThanWantedAreAllDrawn() {
        assertThat(TriageSamples.draw(ALL.subList(0, 3), "seed", 20)).hasSize(3);
    }

    @Test
    void bothAnswersHaveToBeTheSameToAgree() {
        var figures = TriageAgreement.of(List.of(
                sample("other", "service-desk", "other", "service-desk"),
                sample("other", "service-desk", "other", "network"),
                sample("other", "service-desk", "information", "service-desk"),
                sample("other", "service-desk", "information", "network"),
                sample("fault-report", "network", "fault-report", "network"),
                sample("other", "service-desk", null, null)));

        // of five that were judged: 1 and 5 agree in both, 1, 2 and 5 in the category, 1, 3 and 5 in the team
        assertThat(figures)
                .extracting("name", "part", "whole")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("agreement", 2, 5),
                        org.assertj.core.groups.Tuple.tuple("agreement-category", 3, 5),
                        org.assertj.core.groups.Tuple.tuple("agreement-team", 3, 5));
        assertThat(figures.get(0).percent()).isEqualByComparingTo("40.0");
    }

    @Test
    void nothingJudgedIsNoShare() {
        assertThat(TriageAgreement.of(List.of(sample("other", "service-desk", null, null))))
                .allSatisfy(figure -> assertThat(figure.percent()).isNull());
    }

    private static JudgedItem sample(
            String category, String team, @Nullable String secondCategory, @Nullable String secondTeam) {
        var item =
                new ReviewItem("SAMPLE", "Sample", "Text", Set.of(), true, Map.of("category", category, "team", team));
        return new JudgedItem(
                item, secondCategory == null ? null : new ReviewAnswer(secondCategory, secondTeam, null, "lead"));
    }
}
