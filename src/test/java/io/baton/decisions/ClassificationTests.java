package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.platform.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Capability({"T1.2", "I1.2"})
class ClassificationTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("classification");

    @ParameterizedTest(name = "\"{0}\" → {1}, {2}")
    @CsvSource(textBlock = """
                    I forgot my password,                account-service,       password-reset
                    Please open a firewall port,         configuration-change,  firewall-rule
                    The VPN is not working,              fault-report,          report-fault
                    I need VPN for working at home,      access-provisioning,   vpn-access
                    A mailbox for the trade fair,        access-provisioning,   shared-mailbox
                    Access to the ledger,                access-provisioning,   application-access
                    Please install the drawing software, software-installation, software-install
                    I need Visio,                        software-installation, software-install
                    A new starter comes on Monday,       equipment-setup,       new-starter-kit
                    I need a new laptop,                 equipment-setup,       laptop
                    A second screen,                     equipment-setup,       monitor
                    A mobile phone for travelling,       equipment-setup,       mobile-phone
                    Projector in the meeting room,       equipment-setup,       meeting-room-equipment
                    How do I book a desk?,               information,           general-question
                    A headset for calls,                 equipment-setup,
                    Please close the account of Bernd,   account-service,""")
    void heaviestRowSaysWhatAFreeAskIsAbout(String ask, String category, String subcategory) {
        var rows = heaviest(TABLE.ask("ask", Words.normalised(ask)));

        assertThat(rows).extracting(row -> row.get("category")).containsOnly(category);
        assertThat(rows.get(0)).containsEntry("subcategory", subcategory).containsEntry("taskFamily", category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"please help", "xyzzy plugh", "a shopping list of microphones", "the scarecrow", "antivpntic"})
    void noRowMatchesWhatHoldsNoKnownWord(String ask) {
        assertThat(TABLE.ask("ask", Words.normalised(ask))).isEmpty();
    }

    @Test
    void rowsOfTheSameWeightMayDisagree() {
        assertThat(heaviest(TABLE.ask("ask", " a notebook and visio ")))
                .extracting(row -> row.get("category"))
                .containsExactlyInAnyOrder("software-installation", "equipment-setup");
    }

    @Test
    void whatIsReportedAsBrokenIsAFaultWhenTheThingIsKnown() {
        assertThat(heaviest(TABLE.ask("intent", "BROKEN", "ask", " vpn since monday ")))
                .extracting(row -> row.get("category"))
                .containsOnly("fault-report");
        assertThat(TABLE.ask("intent", "BROKEN", "ask", " xyzzy plugh ")).isEmpty();
    }

    @Test
    void whatIsReportedAsBrokenIsAFaultWhenSomethingIsNotPossible() {
        assertThat(TABLE.askForOne("intent", "BROKEN", "ask", " i can not post orders ", "matchedItem", null))
                .containsEntry("category", "fault-report");
    }

    @Test
    void whoNeedsAReplacementForWhatIsBrokenWantsEquipment() {
        assertThat(heaviest(TABLE.ask("intent", "NEED", "ask", " my laptop is broken i need a new one ")))
                .extracting(row -> row.get("subcategory"))
                .containsOnly("laptop");
        assertThat(heaviest(TABLE.ask("intent", "BROKEN", "ask", " my laptop is broken i need a new one ")))
                .extracting(row -> row.get("category"))
                .containsOnly("fault-report");
    }

    @Test
    void severalWishesInOneAskCountAlike() {
        assertThat(TABLE.ask("ask", " visio and also access to the share "))
                .extracting(row -> row.get("category"))
                .contains(null, "software-installation", "access-provisioning");
    }

    @Test
    void catalogueItemThatTheWordsMatchCountsLeast() {
        assertThat(TABLE.askForOne(
                        "matchedItem", "laptop", "matchedCategory", "equipment-setup", "ask", " a new computer "))
                .containsEntry("category", "equipment-setup")
                .containsEntry("subcategory", "laptop")
                .containsEntry("weight", 1);
    }

    @Test
    void orderedCatalogueItemKnowsBetterThanTheWords() {
        assertThat(TABLE.askForOne(
                        "itemCategory", "equipment-setup", "itemId", "laptop", "ask", " laptop the old one is broken "))
                .containsEntry("category", "equipment-setup")
                .containsEntry("subcategory", "laptop")
                .containsEntry("taskFamily", "equipment-setup");
    }

    private static List<Map<String, Object>> heaviest(List<Map<String, Object>> rows) {
        assertThat(rows).isNotEmpty();
        var weight = rows.stream()
                .map(row -> (Integer) row.get("weight"))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return rows.stream().filter(row -> weight.equals(row.get("weight"))).toList();
    }
}
