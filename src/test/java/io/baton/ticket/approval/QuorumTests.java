package io.baton.ticket.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumTests {

    @ParameterizedTest(name = "{0} of {1} are {2}")
    @CsvSource(textBlock = """
                    majority, 1, 1
                    majority, 2, 2
                    majority, 3, 2
                    majority, 4, 3
                    100 %,    3, 3
                    50%,      5, 3
                    83 %,     3, 2
                    25 %,     10, 3
                    24 %,     10, 2
                    0 %,      4, 1
                    1,        4, 1
                    2,        4, 2""")
    void saysHowManyHaveToAgree(String quorum, int people, int needed) {
        assertThat(Quorum.of(quorum).needed(people)).isEqualTo(needed);
    }

    @Test
    void aNumberOfPeopleIsNotLoweredToThoseWhoWereFound() {
        assertThat(Quorum.of("2").isWithinReach(1)).isFalse();
        assertThat(Quorum.of("2").isWithinReach(2)).isTrue();
        assertThat(Quorum.of("majority").isWithinReach(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "all", "101 %", "-1", "two", "1.5"})
    void refusesWhatIsNoQuorum(String text) {
        assertThatThrownBy(() -> Quorum.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} needed, {1} yes, {2} no, {3} open: {4}")
    @CsvSource(textBlock = """
                    2, 0, 0, 3, OPEN,     2 more of 3
                    2, 1, 0, 2, OPEN,     1 more of 3
                    2, 2, 0, 1, APPROVED, '2 of 3 agreed, 2 needed'
                    2, 0, 1, 2, OPEN,     2 more of 3
                    2, 0, 2, 1, DECLINED, '0 of 3 agreed, 2 needed: refused'
                    1, 0, 1, 0, DECLINED, '0 of 1 agreed, 1 needed: refused'
                    3, 2, 1, 0, DECLINED, '2 of 3 agreed, 3 needed: refused'""")
    void isOverAsSoonAsTheRestCannotChangeIt(
            int needed, int yes, int no, int open, ApprovalState outcome, String inWords) {
        var tally = Tally.of(
                needed,
                Stream.of(
                                Collections.nCopies(yes, ApprovalState.APPROVED),
                                Collections.nCopies(no, ApprovalState.DECLINED),
                                Collections.nCopies(open, ApprovalState.OPEN))
                        .flatMap(List::stream)
                        .toList());

        assertThat(tally.outcome()).isEqualTo(outcome);
        assertThat(tally.inWords()).isEqualTo(inWords);
    }
}
