package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.Capability;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskPlanTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("task-plan");

    @ParameterizedTest(name = "{0}, {1}, reopened {2} → {3} by {4}")
    @CsvSource(textBlock = """
                    equipment-setup,       laptop,                 0, HANDOVER,      desktop-support, false, true
                    equipment-setup,       monitor,                 , HANDOVER,      desktop-support, false, true
                    equipment-setup,       meeting-room-equipment, 0, INSTALLATION,  desktop-support, true,  false
                    access-provisioning,   shared-mailbox,         0, CONFIGURATION, desktop-support, true,  false
                    access-provisioning,   vpn-access,             0, ACCESS_CHANGE, desktop-support, true,  false
                    configuration-change,  firewall-rule,          0, CONFIGURATION, desktop-support, true,  false
                    software-installation, software-install,       0, INSTALLATION,  desktop-support, false, false
                    account-service,       password-reset,         0, ACCOUNT,       desktop-support, false, false
                    fault-report,          report-fault,           0, REPAIR,        desktop-support, true,  false
                    information,           general-question,       0, ANSWER,        desktop-support, false, false
                    other,                 general-question,       0, GENERAL,       desktop-support, false, false
                    a-family-of-tomorrow,  ,                       0, GENERAL,       desktop-support, false, false
                    equipment-setup,       laptop,                 1, RECTIFICATION, desktop-support, true,  false
                    equipment-setup,       new-starter-kit,        3, RECTIFICATION, desktop-support, true,  false""")
    void plansOneTaskForTheTeamOfTheTicket(
            String family,
            String subcategory,
            Integer reopened,
            String kind,
            String team,
            boolean verify,
            boolean asset) {
        assertThat(plan(family, subcategory, reopened))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("kind", kind)
                        .containsEntry("group", team)
                        .containsEntry("verificationRequired", verify)
                        .containsEntry("assetUpdateRequired", asset));
    }

    @Test
    @Capability("T1.3")
    void askThatIsInNoCatalogueFollowsItsTemplate() {
        assertThat(TABLE.ask(
                        "taskFamily", "other",
                        "subcategory", "ad-hoc",
                        "reopenCount", 0,
                        "answered", "",
                        "assignedGroup", "service-desk",
                        "adHocTitle", "Rent poster printer",
                        "adHocGroup", "procurement",
                        "adHocSteps", "Use the framework contract."))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("title", "Rent poster printer")
                        .containsEntry("group", "procurement")
                        .containsEntry("runbook", "Use the framework contract."));
    }

    @Test
    @Capability("T1.1")
    void newStarterGetsEverythingSideBySideAfterTheAccountAndACheckAtLast() {
        assertThat(plan("equipment-setup", "new-starter-kit", 0))
                .extracting(task -> task.get("task"), task -> task.get("dependsOn"), task -> task.get("group"))
                .containsExactly(
                        tuple("account", "", "identity-access"),
                        tuple("access", "account", "identity-access"),
                        tuple("mailbox", "account", "applications"),
                        tuple("laptop", "", "desktop-support"),
                        tuple("workplace", "", "service-desk"),
                        tuple("phone", "", "procurement"),
                        tuple("final-check", "access,mailbox,laptop,workplace,phone", "service-desk"));
    }

    @Test
    @Capability("T1.1")
    void newStarterGetsAPhoneOnlyWhereTheFormAsksForOne() {
        assertThat(plan("equipment-setup", "new-starter-kit", 0, " laptop laptop=standard applications "))
                .extracting(task -> task.get("task"))
                .contains("account", "laptop", "final-check")
                .doesNotContain("phone");
    }

    @ParameterizedTest(name = "{0}, priority {1}, VIP {2} → {3} h")
    @Capability("T1.1")
    @CsvSource(textBlock = """
                    equipment-setup, P3, false, 24
                    equipment-setup, P3, true,   8
                    account-service, P3, false,  4
                    account-service, P3, true,   1
                    fault-report,    P1, false,  4
                    fault-report,    P2, false,  8
                    fault-report,    P4, true,  24
                    fault-report,      ,      , 24""")
    void targetHangsOnPriorityAndOnWhoAsks(String family, String priority, Boolean vip, int hours) {
        assertThat(TABLE.ask(
                        "taskFamily",
                        family,
                        "subcategory",
                        "laptop",
                        "reopenCount",
                        0,
                        "priority",
                        priority,
                        "vip",
                        vip,
                        "assignedGroup",
                        "desktop-support"))
                .singleElement()
                .satisfies(task -> assertThat(((Number) task.get("targetHours")).intValue())
                        .isEqualTo(hours));
    }

    @Test
    @Capability("T1.2")
    void everyCategoryNamesAFamilyThatHasAPlan() {
        for (var family : new DecisionTable("classification").valuesOf("taskFamily")) {
            assertThat(plan(family, "general-question", 0)).as(family).isNotEmpty();
        }
    }

    @Test
    void everyTaskSaysInAFewWordsWhatToDo() {
        assertThat(plan("equipment-setup", "laptop", 0)).allSatisfy(task -> {
            assertThat((String) task.get("title")).isEqualTo("Prepare and hand over device");
            assertThat((String) task.get("runbook")).startsWith("Take the device from stock");
        });
    }

    private static List<Map<String, Object>> plan(String family, String subcategory, Integer reopened) {
        return plan(family, subcategory, reopened, " laptop phone ");
    }

    private static List<Map<String, Object>> plan(
            String family, String subcategory, Integer reopened, String answered) {
        return TABLE.ask(
                "taskFamily", family,
                "subcategory", subcategory,
                "reopenCount", reopened,
                "answered", answered,
                "assignedGroup", "desktop-support");
    }
}
