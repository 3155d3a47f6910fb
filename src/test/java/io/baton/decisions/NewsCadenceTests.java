package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C4.1")
class NewsCadenceTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("news-cadence");

    @ParameterizedTest(name = "{0} {1}: every {2} of {3}")
    @CsvSource(textBlock = """
                    INCIDENT,      P1, PT1H,  24x7
                    INCIDENT,      P2, PT4H,  24x7
                    FAILED_CHANGE, P1, PT1H,  24x7
                    INCIDENT,      P3, PT8H,  business-hours
                    SECURITY,      P5, PT24H, business-hours
                    REQUEST,       P1, PT4H,  business-hours
                    REQUEST,       P2, PT4H,  business-hours
                    REQUEST,       P3, PT24H, business-hours
                    REQUEST,       P4, PT40H, business-hours
                    REQUEST,       P5, PT40H, business-hours""")
    void moreUrgentTicketsAreToldOfMoreOften(String kind, String priority, Duration cadence, String calendar) {
        var answer = TABLE.askForOne("recordType", kind, "newsPriority", priority);

        assertThat(Duration.parse(answer.get("newsCadence").toString())).isEqualTo(cadence);
        assertThat(answer).containsEntry("newsCalendar", calendar);
    }
}
