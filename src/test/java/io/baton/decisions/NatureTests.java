package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.platform.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C1.2")
class NatureTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("nature");

    @ParameterizedTest(name = "{0}, \"{1}\" → {2}")
    @CsvSource(textBlock = """
                    equipment-setup,       a laptop,               hardware
                    access-provisioning,   vpn,                    access
                    account-service,       my password,            access
                    configuration-change,  a firewall rule,        network
                    software-installation, install visio,          software
                    fault-report,          the wi-fi drops,        network
                    fault-report,          the printer is jammed,  hardware
                    fault-report,          access denied,          access
                    fault-report,          Excel crashes,          software
                    fault-report,          it smells,              service
                    information,           where is the key?,      service""")
    void categoryAndWordsGiveTheLabel(String category, String ask, String nature) {
        assertThat(TABLE.askForOne("category", category, "ask", Words.normalised(ask)))
                .containsEntry("nature", nature);
    }

    @Test
    void labelChosenByHandCountsBeforeAnythingElse() {
        assertThat(TABLE.askForOne("natureChosen", "software", "category", "equipment-setup"))
                .containsEntry("nature", "software");
    }
}
