package io.baton.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTimesTests {

    @ParameterizedTest(name = "{1} of {0} are within {2}")
    @CsvSource({"10, 90, 9", "10, 50, 5", "1, 90, 1", "5, 90, 5", "20, 90, 18", "11, 50, 6"})
    void percentileIsTheSmallestValueThatEnoughDoNotExceed(int count, int percent, double expected) {
        var sorted = java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> (double) i)
                .toList();

        assertThat(AcceptanceTimes.percentile(List.copyOf(sorted), percent)).isEqualTo(expected);
    }
}
