package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Capability("T6.4")
class ApprovalPlanTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("approval-plan");

    @Test
    void asksNobodyWhereTheItemAsksForNoApproval() {
        assertThat(plan(false, "monitor", 28_000L)).isEmpty();
    }

    @Test
    void asksOnlyTheManagerForALaptop() {
        assertThat(plan(true, "laptop", 125_000L))
                .extracting(row -> row.get("level"), row -> row.get("approverKind"), row -> row.get("quorum"))
                .containsExactly(Tuple.tuple(1, "LINE_MANAGER", "1"));
    }

    @Test
    void asksThoseWhoBuyForExpensiveThings() {
        assertThat(plan(true, "laptop", 500_000L))
                .extracting(row -> row.get("level"), row -> row.get("approverKind"), row -> row.get("who"))
                .containsExactly(
                        Tuple.tuple(1, "LINE_MANAGER", null),
                        Tuple.tuple(2, "COST_CENTRE_OWNER", "procurement"),
                        Tuple.tuple(2, "TEAM", "procurement"));
    }

    @Test
    void asksWhoeverAnswersForTheCostCentreFromAPriceOn() {
        assertThat(plan(true, "laptop", 249_999L)).hasSize(1);
        assertThat(plan(true, "laptop", 250_000L))
                .extracting(row -> row.get("level"), row -> row.get("approverKind"))
                .containsExactly(Tuple.tuple(1, "LINE_MANAGER"), Tuple.tuple(2, "COST_CENTRE_OWNER"));
    }

    @Test
    void asksTheBoardForFirewallRules() {
        assertThat(plan(true, "firewall-rule", null))
                .extracting(row -> row.get("level"), row -> row.get("who"), row -> row.get("quorum"))
                .containsExactly(Tuple.tuple(1, null, "1"), Tuple.tuple(2, "cab-member", "majority"));
    }

    @Test
    void asksTheOwnerForAccessAndAttestsIt() {
        assertThat(plan(true, "application-access", null))
                .extracting(row -> row.get("approverKind"), row -> row.get("who"), row -> row.get("attestation"))
                .containsExactly(
                        Tuple.tuple("LINE_MANAGER", null, true), Tuple.tuple("CI_OWNER", "identity-access", true));
    }

    @Test
    void attestsWhateverGivesARight() {
        assertThat(plan(true, "vpn-access", null))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("attestation", true));
        assertThat(plan(true, "laptop", null))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("attestation", false));
    }

    private static List<Map<String, Object>> plan(boolean required, String item, Long cents) {
        var category = item.endsWith("access") ? "access-provisioning" : "equipment-setup";
        return TABLE.ask("approvalRequired", required, "itemId", item, "category", category, "costCents", cents);
    }
}
