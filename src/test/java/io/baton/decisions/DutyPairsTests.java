package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("I7.3")
class DutyPairsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("duty-pairs");

    @ParameterizedTest(name = "{0} tier {1} regulated {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    CHANGE   |   | false | REQUEST-APPROVE,EDIT-APPROVE,APPROVE-IMPLEMENT,IMPLEMENT-REVIEW
                    CHANGE   | 1 | false | REQUEST-APPROVE,EDIT-APPROVE,APPROVE-IMPLEMENT,IMPLEMENT-REVIEW
                    CHANGE   | 3 | true  | REQUEST-APPROVE,EDIT-APPROVE,APPROVE-IMPLEMENT,IMPLEMENT-REVIEW,APPROVE-APPROVE,REQUEST-IMPLEMENT
                    INCIDENT | 1 | false | RESOLVE-CLOSE,ASSIGN-CLOSE
                    REQUEST  | 4 | true  | RESOLVE-CLOSE,ASSIGN-CLOSE
                    INCIDENT | 2 | false |
                    REQUEST  |   | false |""")
    void criticalAndRegulatedItemsTakeMorePeople(String kind, Integer tier, boolean regulated, String pairs) {
        assertThat(TABLE.ask("recordType", kind, "serviceTier", tier, "regulated", regulated))
                .extracting(row -> row.get("firstDuty") + "-" + row.get("secondDuty"))
                .containsExactlyInAnyOrderElementsOf(pairs == null ? List.of() : List.of(pairs.split(",")));
    }
}
