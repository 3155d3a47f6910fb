package io.baton.cmdb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.OutsideInventory;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@Capability("O4.4")
class MappedItemsTests {

    private final StubSystem stub = new StubSystem();
    private final Connector connector = Connectors.to("cmdb", "The inventory", stub.url());

    private final OutsideInventory inventory = new OutsideInventory(
            new MappedItems(new Binder(new MapConfigurationPropertySource(Map.of(
                            "c.http.fields.tier", "/criticality",
                            "c.http.relation-types.hosts", "PROVIDES",
                            "c.owners.DBA", "applications")))
                    .bindOrCreate("c", CmdbSourceSettings.class)),
            connector,
            "http");

    @AfterEach
    void close() {
        connector.close();
        stub.close();
    }

    @Test
    void followsWhatIsHitAcrossCallsAndCycles() {
        stub.on("GET /cis/db", "{\"id\":\"db\",\"class\":\"database\",\"owner\":\"DBA\"}")
                .on("GET /cis/app", "{\"id\":\"app\",\"name\":\"Shop\",\"criticality\":\"1\"}")
                .on("GET /cis/db/relations", relations("app", "DEPENDS_ON", "db"))
                .on("GET /cis/app/relations", relations("db", "hosts", "app"));

        var context = inventory.contextOf("db").orElseThrow();

        assertThat(context.owner()).isEqualTo("applications");
        assertThat(context.serviceTier()).isEqualTo(1);
        assertThat(context.relations()).isEqualTo("is needed by app; serves Shop (tier 1)");
        assertThat(inventory.impactOf("db", 5).hits()).extracting("id").containsExactly("app");
    }

    private static String relations(String source, String type, String target) {
        return "{\"items\":[{\"source\":\"" + source + "\",\"type\":\"" + type + "\",\"target\":\"" + target
                + "\"},{\"source\":\"x\",\"type\":\"whatever\",\"target\":\"y\"}]}";
    }

    @Test
    void anItemWithoutAnIdIsAFailureAndAMissingOneIsNot() {
        stub.on("GET /cis/db", "{\"name\":\"db\"}");

        assertThatThrownBy(() -> inventory.find("db")).hasMessageContaining("has no id at /id");
        assertThat(inventory.find("other")).isEmpty();
    }
}
