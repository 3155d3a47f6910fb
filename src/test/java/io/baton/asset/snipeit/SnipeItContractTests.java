package io.baton.asset.snipeit;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.recorded;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.StubSystem.Behaviour;
import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.AssetStatus;
import io.baton.asset.AssetUpdate;
import io.baton.asset.OutsideChanges;
import io.baton.asset.OutsideRegister;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import io.baton.platform.http.IntegrationStatus.Health;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Snipe-IT as it answers, each of its traps a test. */
@Capability("O4.4")
class SnipeItContractTests {

    private static final String BY_TAG = "GET /api/v1/hardware/bytag/LT-100";
    private static final String CHECKOUT = "POST /api/v1/hardware/7/checkout";
    private static final String CHECKIN = "POST /api/v1/hardware/7/checkin";
    private static final String USERS = "GET /api/v1/users?username=requester&limit=50";

    private final StubSystem snipe = new StubSystem();
    private final Connector connector = Connectors.to("asset", "Snipe-IT", snipe.url());
    private final OutsideChanges changes = mock(OutsideChanges.class);
    private final OutsideRegister register =
            new OutsideRegister(new SnipeItAssets(settings()), connector, changes, "snipe-it");

    private static AssetRegisterSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of("a.kind", "snipe-it", "a.kinds.Laptops", "laptop")))
                .bind("a", AssetRegisterSettings.class)
                .get();
    }

    @BeforeEach
    void usual() {
        when(changes.ticketOf(anyString(), anyString())).thenReturn(Optional.empty());
        snipe.on(USERS, answer("users-like-requester"))
                .on(CHECKOUT, answer("checked-out"))
                .on(CHECKIN, answer("checked-in"));
    }

    @AfterEach
    void close() {
        connector.close();
        snipe.close();
    }

    private static Behaviour answer(String name) {
        return recorded("snipe-it-8/" + name + ".json");
    }

    private static AssetUpdate handover() {
        return new AssetUpdate("step-1", "LT-100", "requester", "Desk 4", AssetStatus.IN_USE, "REQ-2026-000001-T1");
    }

    private static AssetUpdate takeBack() {
        return new AssetUpdate("step-2", "LT-100", null, null, AssetStatus.IN_STOCK, "REQ-2026-000001-T2");
    }

    @Test
    void readsAnAssetInOurWords() {
        snipe.on(BY_TAG, answer("asset-in-stock"));

        var asset = register.find("LT-100").orElseThrow();
        assertThat(asset.kind()).isEqualTo("laptop");
        assertThat(asset.model()).isEqualTo("ThinkPad T14");
        assertThat(asset.status()).isEqualTo(AssetStatus.IN_STOCK);
        assertThat(asset.place()).isEqualTo("Store room");
        assertThat(asset.owner()).isNull();
    }

    @Test
    void anErrorUnderStatus200IsNoAsset() {
        snipe.on(BY_TAG, answer("no-such-asset"));

        assertThat(register.find("LT-100")).isEmpty();
        assertThat(register.status().health()).isEqualTo(Health.UP);
        assertThatThrownBy(() -> register.apply(handover()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("LT-100");
    }

    @Test
    void anyOtherErrorUnderStatus200IsAFailure() {
        snipe.on(BY_TAG, answer("unauthorized"));

        assertThatThrownBy(() -> register.find("LT-100"))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("answered with an error: Unauthorized or unauthenticated.");
        assertThat(register.status().health()).isEqualTo(Health.DOWN);
    }

    @Test
    void handsOverAndReadsBack() {
        snipe.on(BY_TAG, inTurn(answer("asset-in-stock"), answer("asset-in-stock"), answer("asset-with-requester")));

        var asset = register.apply(handover());

        assertThat(asset.owner()).isEqualTo("requester");
        assertThat(asset.status()).isEqualTo(AssetStatus.IN_USE);
        assertThat(snipe.written()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/api/v1/hardware/7/checkout");
            assertThat(asked.header("Idempotency-Key")).isEqualTo("step-1:out");
            // The user whose name is exactly this, not the one the search listed first.
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"checkout_to_type\":\"user\",\"assigned_user\":41,\"note\":\"REQ-2026-000001-T1, Desk 4\"}");
        });
    }

    @Test
    void aCheckoutThatAlreadyHappenedIsNotRepeated() {
        snipe.on(BY_TAG, answer("asset-with-requester"));

        assertThat(register.apply(handover()).owner()).isEqualTo("requester");
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void neverTakesAnAssetFromSomebodyElse() {
        for (var taken : new String[] {"asset-with-director", "asset-at-location"}) {
            snipe.on(BY_TAG, answer(taken));

            assertThatThrownBy(() -> register.apply(handover()))
                    .isInstanceOf(CallFailed.class)
                    .hasMessageContaining("it is not taken away from them");
            assertThatThrownBy(() -> register.apply(takeBack())).isInstanceOf(CallFailed.class);
        }
        assertThat(snipe.written()).isEmpty();
        assertThat(register.status().health()).isEqualTo(Health.UP);
    }

    @Test
    void noticesThatSomebodyElseGotItInTheSameMoment() {
        snipe.on(BY_TAG, inTurn(answer("asset-in-stock"), answer("asset-in-stock"), answer("asset-with-director")));

        assertThatThrownBy(() -> register.apply(handover()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("did not make it: owner is director, not requester");
    }

    @Test
    void noticesAYesAfterWhichNothingHappened() {
        snipe.on(BY_TAG, answer("asset-in-stock"));

        assertThatThrownBy(() -> register.apply(handover()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("owner is empty, not requester")
                .hasMessageContaining("status is IN_STOCK, not IN_USE");
    }

    @Test
    void aRefusedCheckoutIsAFailedAttemptInWords() {
        snipe.on(BY_TAG, answer("asset-in-stock")).on(CHECKOUT, answer("errors-by-field"));
        assertThatThrownBy(() -> register.apply(handover()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("refused the change")
                .hasMessageContaining("The selected assigned user is invalid.");

        snipe.on(CHECKOUT, answer("not-available"));
        assertThatThrownBy(() -> register.apply(handover())).hasMessageContaining("not available for checkout");
    }

    @Test
    void aSignInPageIsAFailedAttempt() {
        snipe.on(BY_TAG, reply(200, "text/html; charset=UTF-8", "<!DOCTYPE html><title>Login</title>"));

        assertThatThrownBy(() -> register.apply(handover())).hasMessageContaining("a web page instead of data");
    }

    @Test
    void aPersonWhoIsNoUserThereGetsNothing() {
        snipe.on(BY_TAG, answer("asset-in-stock")).on(USERS, answer("nobody"));

        assertThatThrownBy(() -> register.apply(handover()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("has no user with the user name 'requester'");
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void takesBackWhatTheSameRequestHandedOver() {
        when(changes.ticketOf("LT-100", "requester")).thenReturn(Optional.of("REQ-2026-000001-T1"));
        snipe.on(
                BY_TAG,
                inTurn(answer("asset-with-requester"), answer("asset-with-requester"), answer("asset-in-stock")));

        assertThat(register.apply(takeBack()).status()).isEqualTo(AssetStatus.IN_STOCK);
        assertThat(snipe.written())
                .singleElement()
                .satisfies(asked -> assertThat(asked.path()).isEqualTo("/api/v1/hardware/7/checkin"));
    }

    @Test
    void searchesPageByPage() {
        snipe.on(
                "GET /api/v1/hardware?sort=asset_tag&order=asc&limit=2&offset=4&search=t%2614",
                "{\"total\":\"9\",\"rows\":[{\"id\":7,\"asset_tag\":\"LT-100\",\"assigned_to\":null}]}");

        var page = register.search(new AssetQuery(null, null, null, "t&14", 2, 2));

        assertThat(page.total()).isEqualTo(9);
        assertThat(page.items())
                .singleElement()
                .satisfies(asset -> assertThat(asset.tag()).isEqualTo("LT-100"));
    }
}
