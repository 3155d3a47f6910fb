package io.baton.asset.http;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.AssetStatus;
import io.baton.asset.AssetUpdate;
import io.baton.asset.OutsideChanges;
import io.baton.asset.OutsideRegister;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@Capability("O4.4")
class MappedAssetsTests {

    private final StubSystem stub = new StubSystem();
    private final Connector connector = Connectors.to("asset", "The register", stub.url());
    private final OutsideChanges changes = mock(OutsideChanges.class);

    @AfterEach
    void close() {
        connector.close();
        stub.close();
    }

    private OutsideRegister register(Map<String, String> mapping) {
        when(changes.ticketOf(anyString(), anyString())).thenReturn(Optional.empty());
        var settings =
                new Binder(new MapConfigurationPropertySource(mapping)).bindOrCreate("a", AssetRegisterSettings.class);
        return new OutsideRegister(new MappedAssets(settings), connector, changes, "http");
    }

    private static AssetUpdate handover() {
        return new AssetUpdate("step-1", "LT-1", "anna", null, AssetStatus.IN_USE, "REQ-1");
    }

    @Test
    void findsAndWritesWhereTheSettingsSay() {
        stub.on("GET /things?label=LT-1", inTurn(thing("null", "free"), thing("{\"login\":\"anna\"}", "lent")))
                .on("PUT /things/LT-1", "{\"ok\":true}");
        var register = register(Map.of(
                "a.http.find-path", "/things?label={}",
                "a.http.write-method", "PUT",
                "a.http.write-path", "/things/{}",
                "a.http.fields.tag", "/thing/label",
                "a.http.fields.owner", "/thing/holder/login",
                "a.http.fields.status", "/thing/state",
                "a.http.write-fields.owner", "/thing/holder/login",
                "a.http.write-fields.status", "/thing/state",
                "a.http.statuses.free", "IN_STOCK",
                "a.http.statuses.lent", "IN_USE"));

        assertThat(register.apply(handover()).owner()).isEqualTo("anna");
        assertThat(stub.written()).singleElement().satisfies(asked -> {
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"thing\":{\"holder\":{\"login\":\"anna\"},\"state\":\"lent\"},\"place\":null,\"ticket\":\"REQ-1\"}");
            assertThat(asked.header("Idempotency-Key")).isEqualTo("step-1");
        });
    }

    private static StubSystem.Behaviour thing(String holder, String state) {
        return json(200, "{\"thing\":{\"label\":\"LT-1\",\"holder\":" + holder + ",\"state\":\"" + state + "\"}}");
    }

    @Test
    void noticesAFieldThatWasIgnored() {
        stub.on("GET /assets/LT-1", "{\"tag\":\"LT-1\",\"status\":\"IN_STOCK\"}")
                .on("PATCH /assets/LT-1", "{\"ok\":true}");

        assertThatThrownBy(() -> register(Map.of()).apply(handover()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("owner is empty, not anna");
    }

    @Test
    void anErrorInsideOfAGoodAnswerAndAnUnknownStatusAreFailures() {
        stub.on("GET /assets/LT-1", "{\"problem\":\"licence expired\"}");
        assertThatThrownBy(() -> register(Map.of("a.http.error", "/problem")).find("LT-1"))
                .hasMessageContaining("answered with an error: licence expired");

        stub.on("GET /assets/LT-1", "{\"tag\":\"LT-1\",\"status\":\"lost\"}");
        assertThatThrownBy(() -> register(Map.of()).find("LT-1")).hasMessageContaining("the status 'lost'");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(register(Map.of()).find("LT-1")).isEmpty();
    }

    @Test
    void aKindNobodyKnowsStopsTheStart() {
        assertThatThrownBy(() -> register(Map.of("a.kind", "SNIPE_IT")))
                .rootCause()
                .hasMessageContaining("must be one of built-in, http, snipe-it");
    }
}
