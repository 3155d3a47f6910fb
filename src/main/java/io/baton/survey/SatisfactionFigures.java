package io.baton.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a group of surveys says. Shares are percent; all but the counts are null where nothing was answered.
 *
 * @param group what the surveys have in common, such as the id of a service
 * @param asked how many invitations left
 * @param csat share of answers that give 4 or 5
 * @param nps net promoter score, -100 to 100: share of 9 and 10 less share of 0 to 6 among those who answered that
 *     question (F. Reichheld, "The one number you need to grow", Harvard Business Review, December 2003)
 * @param withTime correlation of score and time from opening to closing
 */
public record SatisfactionFigures(
        String group,
        int asked,
        int opened,
        int answered,
        @Nullable Double responseRate,
        @Nullable Double mean,
        @Nullable Double csat,
        @Nullable Double nps,
        int promoters,
        int detractors,
        @Nullable Double withTime,
        @Nullable Double withReopens,
        @Nullable Double withBreaches,
        @Nullable Double withReroutes) {

    private static final double ALL = 100;

    /** One survey as figures need it. */
    record Sample(
            String group,
            boolean opened,
            @Nullable Integer score,
            @Nullable Integer recommend,
            long cycleMinutes,
            int reopens,
            int breaches,
            int reroutes) {}

    static SatisfactionFigures of(String group, List<Sample> samples) {
        var answered = samples.stream().filter(sample -> sample.score() != null).toList();
        var recommended = answered.stream()
                .map(Sample::recommend)
                .filter(Objects::nonNull)
                .toList();
        var promoters = (int) recommended.stream().filter(mark -> mark >= 9).count();
        var detractors = (int) recommended.stream().filter(mark -> mark <= 6).count();
        return new SatisfactionFigures(
                group,
                samples.size(),
                (int) samples.stream().filter(Sample::opened).count(),
                answered.size(),
                share(answered.size(), samples.size()),
                answered.isEmpty()
                        ? null
                        : answered.stream()
                                .mapToInt(SatisfactionFigures::score)
                                .average()
                                .orElseThrow(),
                share(answered.stream().filter(sample -> score(sample) >= 4).count(), answered.size()),
                share(promoters - detractors, recommended.size()),
                promoters,
                detractors,
                correlation(answered, Sample::cycleMinutes),
                correlation(answered, Sample::reopens),
                correlation(answered, Sample::breaches),
                correlation(answered, Sample::reroutes));
    }

    /** A figure as it is shown, everywhere alike. */
    public static @Nullable BigDecimal shown(@Nullable Double figure, int places) {
        return figure == null ? null : BigDecimal.valueOf(figure).setScale(places, RoundingMode.HALF_UP);
    }

    private static @Nullable Double correlation(List<Sample> answered, ToDoubleFunction<Sample> measure) {
        return Correlation.of(answered.stream()
                .map(sample -> new double[] {measure.applyAsDouble(sample), score(sample)})
                .toList());
    }

    private static int score(Sample sample) {
        return Objects.requireNonNull(sample.score());
    }

    private static @Nullable Double share(long part, int whole) {
        return whole == 0 ? null : ALL * part / whole;
    }
}
