package io.baton.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.Capability;
import io.baton.survey.SatisfactionFigures.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfactionFiguresTests {

    @Test
    @Capability("O5.6")
    void npsIsPromotersLessDetractorsOfTenAnswers() {
        var samples = new ArrayList<Sample>();
        for (var recommend : List.of(10, 9, 9, 10, 9, 8, 7, 6, 3, 0)) {
            samples.add(sample(4, recommend, 60));
        }

        var figures = SatisfactionFigures.of("mail", samples);

        assertThat(figures.promoters()).isEqualTo(5);
        assertThat(figures.detractors()).isEqualTo(3);
        assertThat(figures.nps()).isEqualTo(20.0);
    }

    @Test
    @Capability("I6.5")
    void meanShareAndResponseRateCountWhatWasAnswered() {
        var figures = SatisfactionFigures.of(
                "mail", List.of(sample(5, null, 10), sample(4, null, 20), sample(1, null, 30), sample(null, null, 40)));

        assertThat(figures.asked()).isEqualTo(4);
        assertThat(figures.answered()).isEqualTo(3);
        assertThat(figures.responseRate()).isEqualTo(75.0);
        assertThat(figures.mean()).isCloseTo(3.333, within(0.001));
        assertThat(figures.csat()).isCloseTo(66.667, within(0.001));
        assertThat(figures.nps()).as("nobody answered that question").isNull();
    }

    @Test
    @Capability("W5.6")
    void slowTicketsWithLowScoresCorrelateNegatively() {
        var figures = SatisfactionFigures.of(
                "v1",
                List.of(sample(5, 9, 10), sample(4, 8, 20), sample(3, 7, 30), sample(2, 6, 40), sample(1, 5, 50)));

        assertThat(figures.withTime()).isCloseTo(-1.0, within(1e-9));
        assertThat(figures.withReopens()).as("it never varied").isNull();
    }

    /** The example of Anscombe's first set: both have r = 0.81642. */
    @Test
    @Capability("W5.6")
    void correlationIsThatOfPearson() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        var pairs = new ArrayList<double[]>();
        for (int i = 0; i < x.length; i++) {
            pairs.add(new double[] {x[i], y[i]});
        }

        assertThat(Correlation.of(pairs)).isCloseTo(0.81642, within(0.00001));
        assertThat(Correlation.of(pairs.subList(0, 2))).isNull();
    }

    @Test
    void shareOfTicketsIsDrawnByTheKeyAlone() {
        var keys = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(n -> "REQ-2026-%06d".formatted(n))
                .toList();

        assertThat(keys).allMatch(key -> SurveyPolicy.isDrawn(key, 100)).noneMatch(key -> SurveyPolicy.isDrawn(key, 0));
        assertThat(keys.stream().filter(key -> SurveyPolicy.isDrawn(key, 30)).count())
                .isBetween(250L, 350L);
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        var tokens = new SurveyTokens();
        var some = Arrays.asList(tokens.next(), tokens.next(), tokens.next());

        assertThat(some).doesNotHaveDuplicates().allMatch(token -> token.length() == 43);
        assertThat(SurveyTokens.hash(some.get(0))).hasSize(64).doesNotContain(some.get(0));
    }

    private static Sample sample(Integer score, Integer recommend, long minutes) {
        return new Sample("any", true, score, recommend, minutes, 0, 0, 0);
    }
}
