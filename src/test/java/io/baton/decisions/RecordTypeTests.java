package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.platform.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"I1.1", "I1.6"})
class RecordTypeTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("record-type");

    @ParameterizedTest(name = "\"{1}\" ({0}, {2}) → {3}")
    @CsvSource(textBlock = """
                    NEED,   I need Visio,                                  LOW,  REQUEST
                    NEED,   A new laptop please,                           LOW,  REQUEST
                    NEED,   mail is down for the floor,                    LOW,  INCIDENT
                    BROKEN, mail is down for the floor,                    HIGH, INCIDENT
                    BROKEN, My screen is strange,                          LOW,  INCIDENT
                    NEED,   The printer is broken,                         MEDIUM, INCIDENT
                    BROKEN, half the sites cannot print,                   LOW,  INCIDENT
                    BROKEN, The network drops every few minutes,           LOW,  INCIDENT
                    BROKEN, Excel crashes since the update,                LOW,  FAILED_CHANGE
                    NEED,   I clicked a link in a phishing mail,           LOW,  SECURITY
                    BROKEN, Somebody stole my laptop,                      LOW,  SECURITY
                    BROKEN, I see invoices that I think I should not,      LOW,  SECURITY
                    NEED,   I should see the invoices of my team,          LOW,  REQUEST
                    NEED,   My mouse is broken I need a new one,           LOW,  REQUEST
                    BROKEN, My mouse is broken I need a new one,           LOW,  INCIDENT""")
    void wordsAndChoiceSayWhichKindOfTicketItIs(String intent, String ask, String impact, String kind) {
        assertThat(TABLE.askForOne("intent", intent, "ask", Words.normalised(ask), "impact", impact))
                .containsEntry("recordType", kind)
                .containsEntry("process", process(kind));
    }

    /** What broke is repaired first and discussed later; everything else is prepared before it is done. */
    private static String process(String kind) {
        return switch (kind) {
            case "INCIDENT", "FAILED_CHANGE" -> "incident";
            default -> "request-fulfilment";
        };
    }

    @Test
    void oddCasesCarryANoteAndAnArticle() {
        assertThat(TABLE.askForOne("intent", "BROKEN", "ask", Words.normalised("Half the sites cannot print")))
                .hasEntrySatisfying(
                        "triageNote", note -> assertThat(note.toString()).contains("Partial outage"))
                .containsEntry("triageLink", "/portal/kb/partial-outage");
    }

    @Test
    void usualCasesCarryNone() {
        assertThat(TABLE.askForOne("ask", " i need visio "))
                .doesNotContainEntry("triageNote", "")
                .satisfies(row -> {
                    assertThat(row.get("triageNote")).isNull();
                    assertThat(row.get("triageLink")).isNull();
                });
    }

    @Test
    void changeOfTheLastDaysMakesAFaultAFailedChange() {
        assertThat(TABLE.askForOne("intent", "BROKEN", "ask", " erp is slow ", "recentChanges", 1))
                .containsEntry("recordType", "FAILED_CHANGE");
        assertThat(TABLE.askForOne("intent", "NEED", "ask", " please reset the web shop ", "recentChanges", 1))
                .containsEntry("recordType", "FAILED_CHANGE");
        assertThat(TABLE.askForOne("intent", "NEED", "ask", " please reset the web shop ", "recentChanges", 0))
                .containsEntry("recordType", "REQUEST");
        assertThat(TABLE.askForOne("intent", "NEED", "ask", " access to erp ", "recentChanges", 1))
                .containsEntry("recordType", "REQUEST");
    }

    @Test
    void openAlertIsPointedOut() {
        assertThat(TABLE.askForOne("intent", "BROKEN", "ask", " erp is slow ", "openAlerts", 2))
                .containsEntry("recordType", "INCIDENT")
                .hasEntrySatisfying(
                        "triageNote", note -> assertThat(note.toString()).contains("alert"));
    }

    @Test
    void orderFromTheCatalogueIsARequestAndAFaultReportIsNot() {
        assertThat(TABLE.askForOne("itemCategory", "equipment-setup", "matchedItem", "laptop", "intent", "NEED"))
                .containsEntry("recordType", "REQUEST");
        assertThat(TABLE.askForOne("itemCategory", "fault-report", "matchedItem", "report-fault", "intent", "BROKEN"))
                .containsEntry("recordType", "INCIDENT");
        assertThat(TABLE.askForOne("itemCategory", "fault-report", "ask", " odd smell "))
                .containsEntry("recordType", "INCIDENT");
    }

    @Test
    void forgottenPasswordIsARequestHoweverItIsReported() {
        assertThat(TABLE.askForOne("intent", "BROKEN", "matchedItem", "password-reset", "ask", " forgot my password "))
                .containsEntry("recordType", "REQUEST");
    }

    @Test
    void wornDeviceThatStopsNobodyIsARequest() {
        assertThat(TABLE.askForOne(
                        "intent", "BROKEN", "matchedItem", "laptop", "impact", "LOW", "urgency", "LOW", "ask", " key "))
                .containsEntry("recordType", "REQUEST");
    }
}
