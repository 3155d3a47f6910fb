package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("O2.5")
class JourneyTargetsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("journey-targets");

    @ParameterizedTest(name = "{0}, {1} → {2} by {3}")
    @CsvSource(textBlock = """
                    new-at-work,        REQUEST,       PT120H, business-hours
                    work-from-anywhere, REQUEST,       PT80H,  business-hours
                    new-at-work,        INCIDENT,      PT40H,  business-hours
                    other,              FAILED_CHANGE, PT40H,  business-hours
                    other,              SECURITY,      PT40H,  business-hours""")
    void eachJourneyHasItsTarget(String journey, String recordType, String target, String calendar) {
        assertThat(TABLE.askForOne("journey", journey, "recordType", recordType))
                .containsEntry("targetDuration", target)
                .containsEntry("targetCalendar", calendar)
                .containsEntry("pausedIn", "ON_HOLD");
    }

    @Test
    void nothingIsPromisedForWhatNobodyAskedFor() {
        assertThat(TABLE.ask("journey", "new-at-work", "recordType", "REVIEW")).isEmpty();
    }
}
