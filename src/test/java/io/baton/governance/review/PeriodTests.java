package io.baton.governance.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.governance.review.Period.Cadence;
import io.baton.platform.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    @ParameterizedTest
    @CsvSource({
        "2025-11, 2025-11-01, 2025-12-01",
        "2025-12, 2025-12-01, 2026-01-01",
        "2025-Q4, 2025-10-01, 2026-01-01",
        "2025,    2025-01-01, 2026-01-01",
        "2026-01, 2026-01-01, 2026-02-01"
    })
    void isAMonthAQuarterOrAYear(String written, LocalDate first, LocalDate next) {
        var period = Period.of(written, TODAY);

        assertThat(period.first()).isEqualTo(first);
        assertThat(period.next()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025-13", "2025-00", "2025-Q5", "25-11", "2025-11-01", "November", "2026-02", "2027"})
    void anythingElseOrWhatHasNotBegunIsRefusedWithTheField(String written) {
        assertThatThrownBy(() -> Period.of(written, TODAY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("period")));
    }

    @ParameterizedTest
    @CsvSource({"MONTHLY, 2025-12", "QUARTERLY, 2025-Q4", "YEARLY, 2025"})
    void lastOneIsTheLastThatIsOver(Cadence cadence, String expected) {
        assertThat(Period.before(TODAY, cadence).id()).isEqualTo(expected);
    }

    @Test
    void monthsOfDifferentLengthDoNotSkipOne() {
        assertThat(Period.before(LocalDate.of(2026, 3, 31), Cadence.MONTHLY).id())
                .isEqualTo("2026-02");
        assertThat(Period.before(LocalDate.of(2026, 5, 31), Cadence.QUARTERLY).id())
                .isEqualTo("2026-Q1");
    }
}
