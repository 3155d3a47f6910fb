package io.baton.survey;

import io.baton.platform.Metric;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What surveys say, among the figures that tell how well the service works. */
@Configuration(proxyBeanMethods = false)
class SatisfactionMetrics {

    @Bean
    Metric csatMetric(Satisfaction satisfaction) {
        return new SatisfactionMetric(
                "csat",
                "Satisfied people (CSAT)",
                "Share of the surveys sent in the period and answered that give 4 or 5 of 5.",
                satisfaction,
                figures -> SatisfactionMetric.share(figures.csat(), answers(figures)));
    }

    @Bean
    Metric npsMetric(Satisfaction satisfaction) {
        return new SatisfactionMetric(
                "nps",
                "Net promoter score (NPS)",
                "Of those asked in the period who say how likely they recommend us: share of 9 and 10, less share of 0 to"
                        + " 6. From -100 to 100.",
                satisfaction,
                figures -> SatisfactionMetric.points(
                        figures.nps(),
                        Map.of("promoters", (long) figures.promoters(), "detractors", (long) figures.detractors())));
    }

    @Bean
    Metric surveyResponseMetric(Satisfaction satisfaction) {
        return new SatisfactionMetric(
                "survey-response",
                "Response rate of surveys",
                "Share of the surveys sent in the period that were answered. With few answers the other figures of surveys say"
                        + " little.",
                satisfaction,
                figures -> SatisfactionMetric.share(figures.responseRate(), answers(figures)));
    }

    private static Map<String, Long> answers(SatisfactionFigures figures) {
        return Map.of("asked", (long) figures.asked(), "answered", (long) figures.answered());
    }
}
