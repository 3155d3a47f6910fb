package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTypeTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("record-type");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
                    BROKEN, REQUEST
                    NEED,   REQUEST
                    ,       REQUEST""")
    void everyAskBecomesARequestForNow(String intent, String expected) {
        assertThat(TABLE.askForOne("intent", intent)).containsEntry("recordType", expected);
    }
}
