package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.audit.AuditLedger;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The built-in inventory on a real database, filled with the demo company. */
class InventoryTests {

    private final AuditLedger ledger = mock(AuditLedger.class);
    private Inventory inventory;
    private RegisteredItems cmdb;

    @BeforeEach
    void fillWithDemoCompany() throws Exception {
        var jdbc = database().jdbc();
        var json = new ObjectMapper();
        cmdb = new RegisteredItems(jdbc, json);
        inventory = new Inventory(jdbc, json, cmdb, new CiClasses(jdbc, json, ledger), ledger, Clock.systemUTC());
        new DemoInventory(inventory, cmdb, new ClassPathResource("demo/inventory.yaml")).start();
    }

    @Test
    void demoIsLoadedOnce() throws Exception {
        var before =
                cmdb.search(new CiQuery(null, null, null, null, null, 0, 200)).total();

        new DemoInventory(inventory, cmdb, new ClassPathResource("demo/inventory.yaml")).start();

        assertThat(cmdb.search(new CiQuery(null, null, null, null, null, 0, 200))
                        .total())
                .isEqualTo(before)
                .isGreaterThan(20);
        verify(ledger, atLeastOnce()).append(any());
    }

    @Test
    void contextOfDatabaseNamesOwnerEnvironmentAndMostCriticalService() {
        var context = cmdb.contextOf("db-042").orElseThrow();

        assertThat(context.ciClass()).isEqualTo("database");
        assertThat(context.owner()).isEqualTo("applications");
        assertThat(context.environment()).isEqualTo("production");
        assertThat(context.serviceTier()).isEqualTo(1);
        assertThat(context.relations())
                .contains("runs on Database host 7")
                .contains("is needed by Order management")
                .contains("serves Web shop (tier 1)");
    }

    @Test
    void hostFailureHitsEverythingAboveIt() {
        var impact = cmdb.impactOf("host-db-07", 10);

        assertThat(impact.hits())
                .extracting(Impact.Hit::id)
                .containsExactlyInAnyOrder("db-042", "app-orders", "app-shop", "svc-order-desk", "svc-web-shop");
        assertThat(impact.worstTier()).contains(1);
    }

    @Test
    void oneOfTwoGatewaysMayFailTheMinimumMayNot() {
        assertThat(cmdb.impactOf("vpn-gw-1", 10).hits()).isEmpty();
        assertThat(cmdb.impactOf("vpn-gw-1", 10).withstood())
                .containsExactly(new Impact.Withstood("svc-remote-access", "gateways", 1, 1));

        inventory.requireUp("svc-remote-access", "gateways", 2);

        assertThat(cmdb.impactOf("vpn-gw-1", 10).hits())
                .extracting(Impact.Hit::id)
                .containsExactly("svc-remote-access");
    }

    @Test
    void retiredMemberNoLongerCountsForItsGroup() {
        var gateway = cmdb.find("vpn-gw-2").orElseThrow();
        inventory.register(
                registration("vpn-gw-2", "network-device", "RETIRED", Map.of()), "\"" + gateway.version() + "\"");

        assertThat(cmdb.impactOf("vpn-gw-1", 10).hits())
                .extracting(Impact.Hit::id)
                .containsExactly("svc-remote-access");
    }

    @Test
    void backupRelationHitsNobody() {
        assertThat(cmdb.impactOf("db-042-replica", 10).hits()).isEmpty();
    }

    @Test
    void searchFindsByFilterAndText() {
        var found = cmdb.search(new CiQuery("database", "applications", "production", "ACTIVE", "ORDER data", 0, 50));

        assertThat(found.items()).extracting(ConfigurationItem::id).containsExactly("db-042", "db-042-replica");
        assertThat(cmdb.search(new CiQuery(null, null, null, null, "100%", 0, 50))
                        .items())
                .isEmpty();
    }

    @Test
    void refusesAttributeThatTheClassDoesNotHave() {
        assertThatThrownBy(() -> inventory.register(
                        registration("db-900", "database", "ACTIVE", Map.of("colour", "red", "sizeGb", "much")), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("attributes.colour")
                .hasMessageContaining("attributes.sizeGb: must be a number");
        assertThat(cmdb.find("db-900")).isEmpty();
    }

    @Test
    void inheritsAttributesOfTheParentClass() {
        inventory.register(registration("db-900", "database", "ACTIVE", Map.of("description", "New")), null);

        assertThat(cmdb.find("db-900").orElseThrow().attributes()).containsEntry("description", "New");
    }

    @Test
    void refusesUnknownClass() {
        assertThatThrownBy(() -> inventory.register(registration("x-1", "spaceship", "ACTIVE", Map.of()), null))
                .hasMessageContaining("ciClass");
    }

    @Test
    void refusesEditOfAnOlderVersion() {
        inventory.register(registration("db-101", "database", "ACTIVE", Map.of()), "\"0\"");

        assertThatThrownBy(() -> inventory.register(registration("db-101", "database", "RETIRED", Map.of()), "\"0\""))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.status().value()).isEqualTo(412));
        assertThatThrownBy(() -> inventory.register(registration("db-101", "database", "RETIRED", Map.of()), null))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.status().value()).isEqualTo(428));
    }

    @Test
    void relationCanBeRemoved() {
        inventory.unrelate("db-042", RelationType.RUNS_ON, "host-db-07");

        assertThat(cmdb.impactOf("host-db-07", 10).hits()).isEmpty();
        assertThatThrownBy(() -> inventory.unrelate("db-042", RelationType.RUNS_ON, "host-db-07"))
                .isInstanceOf(Refusal.class);
    }

    private static Inventory.Registration registration(
            String id, String ciClass, String status, Map<String, Object> attributes) {
        return new Inventory.Registration(
                id, ciClass, "Item " + id, "applications", "production", status, null, attributes);
    }

    TestDatabase database() {
        return TestDatabase.with("V150__cmdb.sql", "V451__cmdb_regulation.sql");
    }
}
