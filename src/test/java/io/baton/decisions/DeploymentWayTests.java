package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentWayTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("deployment-way");

    @ParameterizedTest(name = "{0} raised by {1}, tool known {2} → {3}")
    @CsvSource({
        "STANDARD,  PERSON,   true,  TOOL",
        "STANDARD,  ,         true,  TOOL",
        "STANDARD,  PERSON,   false, PERSON",
        "STANDARD,  PIPELINE, true,  PERSON",
        "EMERGENCY, GLASS,    true,  PERSON",
        "NORMAL,    PERSON,   true,  PERSON",
        "EMERGENCY, PERSON,   true,  PERSON"
    })
    void toolsDeployWhatIsDoneInTheSameWayEachTime(String type, String origin, boolean toolKnown, String by) {
        assertThat(TABLE.ask("changeType", type, "changeOrigin", origin, "toolKnown", toolKnown))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("deployedBy", by));
    }
}
