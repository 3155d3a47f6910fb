package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"C7.6", "O6.2"})
class BreachPathTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("breach-path");

    @ParameterizedTest(name = "{0} rung {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    POLICY_BREACH | 1 | CHANGE_MANAGER | true  | PT4H  | true
                    POLICY_BREACH | 2 | BOARD          | true  | PT24H | false
                    LEDGER_BREACH | 1 | AUDITOR        | false | PT5M  | true
                    LEDGER_BREACH | 2 | PROCESS_OWNER  | true  | PT1H  | true
                    LEDGER_BREACH | 3 | BOARD          | true  | PT24H | false""")
    void theBoardIsAtTheTop(String trigger, int rung, String whom, boolean acknowledge, String wait, boolean next) {
        assertThat(TABLE.askForOne("escalationTrigger", trigger, "escalationRung", rung))
                .containsEntry("rungWhom", whom)
                .containsEntry("rungAcknowledge", acknowledge)
                .containsEntry("rungWait", wait)
                .containsEntry("rungNext", next)
                .containsEntry("rungCalendar", "24x7")
                .containsEntry("rungAction", "NOTIFY");
    }
}
