package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C3.4")
class RunbookStepsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("runbook-steps");

    @ParameterizedTest(name = "{0} of {1} → {2}")
    @CsvSource(textBlock = """
                    CONFIGURATION, firewall-rule,          saved shown passes blocked
                    CONFIGURATION, shared-mailbox,         members mail
                    INSTALLATION,  meeting-room-equipment, call cables
                    CONFIGURATION, new-starter-kit,        ''
                    HANDOVER,      laptop,                 ''""")
    void stepsFollowTheKindOfWork(String kind, String subcategory, String expected) {
        assertThat(TABLE.ask("taskKind", kind, "subcategory", subcategory).stream()
                        .map(row -> (String) row.get("value"))
                        .toList())
                .isEqualTo(expected.isEmpty() ? java.util.List.of() : java.util.List.of(expected.split(" ")));
    }

    @Test
    void whatCannotBeUndoneOtherwiseIsMandatory() {
        assertThat(TABLE.ask("taskKind", "CONFIGURATION", "subcategory", "firewall-rule").stream()
                        .filter(row -> Boolean.TRUE.equals(row.get("mandatory")))
                        .map(row -> row.get("value"))
                        .toList())
                .hasToString("[saved, passes, blocked]");
    }
}
