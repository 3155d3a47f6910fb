package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T1.2")
class ClassificationTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("classification");

    @ParameterizedTest(name = "\"{0}\" → {1}, {2}")
    @CsvSource(textBlock = """
                    i forgot my password,                account-service,       password-reset
                    please open a firewall port,         configuration-change,  firewall-rule
                    the vpn is not working,              fault-report,          report-fault
                    i need vpn for working at home,      access-provisioning,   vpn-access
                    a mailbox for the trade fair,        access-provisioning,   shared-mailbox
                    access to the ledger,                access-provisioning,   application-access
                    please install the drawing software, software-installation, software-install
                    a new starter comes on monday,       equipment-setup,       new-starter-kit
                    i need a new laptop,                 equipment-setup,       laptop
                    a second screen,                     equipment-setup,       monitor
                    a mobile phone for travelling,       equipment-setup,       mobile-phone
                    projector in the meeting room,       equipment-setup,       meeting-room-equipment
                    how do i book a desk?,               information,           general-question
                    please help,                         other,                 general-question
                    ,                                    other,                 general-question""")
    void readsAFreeAskForItsWords(String ask, String category, String subcategory) {
        assertThat(TABLE.askForOne("ask", ask))
                .containsEntry("category", category)
                .containsEntry("subcategory", subcategory)
                .containsEntry("taskFamily", category);
    }

    @Test
    void catalogueItemKnowsBetterThanTheWords() {
        assertThat(TABLE.askForOne(
                        "itemCategory", "equipment-setup", "itemId", "laptop", "ask", "laptop, the old one is broken"))
                .containsEntry("category", "equipment-setup")
                .containsEntry("subcategory", "laptop")
                .containsEntry("taskFamily", "equipment-setup");
    }
}
