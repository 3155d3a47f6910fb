package io.baton.cmdb.itop;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.recorded;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.StubSystem.Behaviour;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.CmdbSourceSettings;
import io.baton.cmdb.OutsideInventory;
import io.baton.cmdb.RelationType;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import io.baton.platform.http.IntegrationStatus.Health;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** iTop as it answers, each of its traps a test. */
@Capability("O4.4")
class ItopContractTests {

    private final StubSystem itop = new StubSystem();
    private final Connector connector = Connectors.to("cmdb", "iTop", itop.url());
    private final OutsideInventory inventory = new OutsideInventory(new ItopItems(settings()), connector, "itop");

    private static CmdbSourceSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of("c.kind", "itop", "c.owners.Demo", "applications")))
                .bind("c", CmdbSourceSettings.class)
                .get();
    }

    @AfterEach
    void close() {
        connector.close();
        itop.close();
    }

    private static Behaviour answer(String name) {
        return recorded("itop-3.3/" + name + ".json");
    }

    private String asked(int number) {
        return URLDecoder.decode(itop.asked().get(number).body(), StandardCharsets.UTF_8);
    }

    @Test
    void readsAnItemInOurWords() {
        itop.always(answer("one-server"));

        var item = inventory.find("Server1").orElseThrow();

        assertThat(item.id()).isEqualTo("Server1");
        assertThat(item.ciClass()).isEqualTo("Server");
        assertThat(item.owner()).isEqualTo("applications");
        assertThat(item.environment()).isEqualTo("production");
        assertThat(item.status()).isEqualTo("ACTIVE");
        // Low criticality of a server says nothing about a service.
        assertThat(item.serviceTier()).isNull();
        assertThat(item.attributes()).containsEntry("record", "1");
        assertThat(itop.asked().get(0).path()).isEqualTo("/webservices/rest.php");
        assertThat(asked(0))
                .contains(
                        "version=1.4", "\"operation\":\"core/get\"", "\"comment\":", "\"key\":{\"name\":\"Server1\"}");
    }

    @Test
    void nullIsAnEmptySet() {
        itop.always(answer("found-nothing"));

        assertThat(inventory.find("Nope")).isEmpty();
        assertThat(inventory.contextOf("Nope")).isEmpty();
        assertThat(inventory.relationsOf("Nope")).isEmpty();
        assertThat(inventory.impactOf("Nope", 3).hits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-rest-profile|This user is not authorized to use the web services.",
                "wrong-password|Invalid login",
                "bad-class|'Nope' is not a valid class",
                "missing-comment|Missing parameter 'comment'"
            })
    void anErrorUnderStatus200IsAFailure(String name, String words) {
        itop.always(answer(name));

        assertThatThrownBy(() -> inventory.find("Server1"))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("answered with an error: ")
                .hasMessageContaining(words);
        assertThat(inventory.status().health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aDocumentThatIsNotFromItopIsAFailure() {
        itop.always(StubSystem.json(200, "{\"welcome\":\"to the proxy\"}"));
        assertThatThrownBy(() -> inventory.find("Server1")).hasMessageContaining("it is not from iTop");

        itop.always(reply(200, "text/html", "<html><form id=\"login_form\">"));
        assertThatThrownBy(() -> inventory.find("Server1")).hasMessageContaining("a web page instead of data");
    }

    @Test
    void theTotalIsInTheMessageOnly() {
        itop.always(answer("page-of-servers"));

        var page = inventory.search(new CiQuery(null, null, null, null, null, 1, 2));

        assertThat(page.total()).isEqualTo(4);
        assertThat(page.items()).extracting("id").containsExactly("Server1", "Server2");
        assertThat(asked(0)).contains("\"limit\":\"2\"", "\"page\":\"2\"");
    }

    @Test
    void aSearchedTextStaysAText() {
        itop.always(answer("found-nothing"));

        inventory.search(new CiQuery(null, null, null, null, "x' OR 1=1 \\", 0, 10));

        assertThat(asked(0)).contains("name LIKE '%x\\\\' OR 1=1 \\\\\\\\%'");
    }

    @Test
    void aNameThatTwoItemsHaveIsNotGuessed() {
        itop.always(answer("page-of-servers"));

        assertThatThrownBy(() -> inventory.find("Server1")).hasMessageContaining("names must be unique");
    }

    @Test
    void tellsWhatIsHitAndWhatItHangsOn() {
        itop.always(inTurn(answer("one-server"), answer("related-up"), answer("related-down"), answer("related-down")));

        var context = inventory.contextOf("Server1").orElseThrow();

        assertThat(context.ciClass()).isEqualTo("Server");
        assertThat(context.relations()).isEqualTo("is needed by ESX1");
        itop.always(inTurn(answer("one-server"), answer("related-down")));
        var impact = inventory.impactOf("Server1", 10);
        assertThat(impact.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo("ESX1");
            assertThat(hit.depth()).isEqualTo(1);
            assertThat(hit.via()).isEqualTo("Server1");
            assertThat(hit.relation()).isEqualTo(RelationType.DEPENDS_ON);
        });
        assertThat(impact.complete()).isTrue();
    }
}
