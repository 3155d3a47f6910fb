package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTextTests {

    @ParameterizedTest(name = "{0} hours → {1}")
    @CsvSource({
        "1, within an hour",
        "8, within 8 hours",
        "23, within 23 hours",
        "24, within a day",
        "25, within 2 days",
        "72, within 3 days"
    })
    void promisesHoursAndDaysByTheClock(int hours, String words) {
        assertThat(ItemText.promise(hours)).isEqualTo(words);
    }
}
