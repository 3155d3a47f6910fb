package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.CATEGORIES;
import static io.baton.catalog.CatalogFixtures.CLOCK;
import static io.baton.catalog.CatalogFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.audit.AuditLedger;
import io.baton.catalog.CatalogueItems.Origin;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedCatalogueTests {

    private final ItemRules rules =
            new ItemRules(Validation.buildDefaultValidatorFactory().getValidator());
    private final TestDatabase database = TestDatabase.with("V140__catalogue.sql");
    private final CatalogueItems items = new CatalogueItems(database.jdbc(), CLOCK, new ObjectMapper());
    private final ShippedCatalogue shipped = new ShippedCatalogue(
            items, rules, mock(AuditLedger.class), database.transaction().getTransactionManager());

    static Map<String, ItemDefinition> definitions() throws Exception {
        return ShippedCatalogue.read();
    }

    static java.util.stream.Stream<Map.Entry<String, ItemDefinition>> everyItem() throws Exception {
        return definitions().entrySet().stream();
    }

    @Test
    void offersWhatACompanyAsksFor() throws Exception {
        assertThat(definitions().keySet())
                .containsExactlyInAnyOrder(
                        "laptop",
                        "monitor",
                        "mobile-phone",
                        "password-reset",
                        "vpn-access",
                        "application-access",
                        "software-install",
                        "firewall-rule",
                        "shared-mailbox",
                        "meeting-room-equipment",
                        "new-starter-kit",
                        "report-fault",
                        "general-question",
                        "ad-hoc");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyItem")
    @Capability("C1.4")
    void keepsItsOwnRules(Map.Entry<String, ItemDefinition> item) {
        rules.check(item.getKey(), item.getValue(), CATEGORIES);

        assertThat(item.getValue().fields())
                .allSatisfy(f -> assertThat(f.help())
                        .as("help of %s has an example", f.name())
                        .containsPattern("such as|for example|For example|As exactly"));
    }

    @Test
    void bringsAChangedDefinitionInAsANewVersion() {
        shipped.load("thing", item());
        shipped.load("thing", item());
        assertThat(items.find("thing").orElseThrow().item().version()).isEqualTo(1);

        shipped.load("thing", changed());

        assertThat(items.find("thing").orElseThrow().item().version()).isEqualTo(2);
        assertThat(items.find("thing", 1).orElseThrow().fields()).isEmpty();
        assertThat(items.find("thing", 2).orElseThrow().fields()).hasSize(1);
    }

    @Test
    void leavesAnItemAloneThatAProcessOwnerEdited() {
        shipped.load("thing", item());
        var stored = items.find("thing").orElseThrow();
        items.replace(
                new CatalogueItem("thing", 2, false, stored.item().definition()),
                Origin.EDITED,
                stored.shippedHash(),
                "process-owner");

        shipped.load("thing", changed());

        assertThat(items.find("thing").orElseThrow().item().version()).isEqualTo(2);
        assertThat(items.all()).extracting(CatalogueItem::id).isEqualTo(List.of("thing"));
    }

    private static ItemDefinition changed() {
        return item(CatalogFixtures.field("more", FieldType.TEXT).build());
    }
}
