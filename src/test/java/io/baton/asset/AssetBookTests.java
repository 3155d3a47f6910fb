package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.asset.AssetChange.Change;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class AssetBookTests {

    private static final String STEP = "instance-1:Task_UpdateAsset";

    private final AuditLedger ledger = mock(AuditLedger.class);
    private AssetBook book;
    private RegisteredAssets register;

    @BeforeEach
    void putLaptopIntoStock() {
        var jdbc = database().jdbc();
        book = new AssetBook(jdbc, new ObjectMapper(), ledger, Clock.systemUTC());
        register = new RegisteredAssets(jdbc, new ObjectMapper(), book);
        book.add(new Asset(
                "LT-100", 0, "laptop", "T14", "SN-1", null, "Store room", AssetStatus.IN_STOCK, null, Instant.EPOCH));
    }

    @Test
    @Capability("T4.4")
    void handoverWritesOwnerPlaceStatusAndSource() {
        register.apply(handover(STEP, "requester", "Office 1"));

        var laptop = register.find("LT-100").orElseThrow();
        assertThat(laptop.owner()).isEqualTo("requester");
        assertThat(laptop.place()).isEqualTo("Office 1");
        assertThat(laptop.status()).isEqualTo(AssetStatus.IN_USE);
        assertThat(laptop.sourceTicket()).isEqualTo("REQ-2026-000001");
        assertThat(laptop.version()).isEqualTo(1);
    }

    @Test
    @Capability("T4.4")
    void historyKeepsValuesBeforeAndAfter() {
        register.apply(handover(STEP, "requester", "Office 1"));

        var history = register.historyOf("LT-100");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).sourceTicket()).isEqualTo("REQ-2026-000001");
        assertThat(history.get(0).changes())
                .containsEntry("owner", new Change(null, "requester"))
                .containsEntry("place", new Change("Store room", "Office 1"))
                .containsEntry("status", new Change("IN_STOCK", "IN_USE"));
    }

    @Test
    @Capability("T4.5")
    void stepRepeatedAfterCrashChangesNothing() {
        register.apply(handover(STEP, "requester", "Office 1"));
        var corrected = book.edit(
                new Asset(
                        "LT-100",
                        1,
                        "laptop",
                        "T14",
                        "SN-1",
                        "requester",
                        "Office 2",
                        AssetStatus.IN_USE,
                        null,
                        Instant.EPOCH),
                "\"1\"");

        var repeated = register.apply(handover(STEP, "requester", "Office 1"));

        assertThat(repeated).isEqualTo(corrected);
        assertThat(register.historyOf("LT-100")).hasSize(2);
        verify(ledger, times(3)).append(ArgumentMatchers.any(AuditEvent.class));
    }

    @Test
    void reworkOfTheSameStepIsAppliedAlsoBackToWhatItWas() {
        register.apply(handover(STEP, "requester", "Office 1"));
        register.apply(handover(STEP, "requester", "Office 2"));
        register.apply(handover(STEP, "requester", "Office 1"));

        assertThat(register.find("LT-100").orElseThrow().place()).isEqualTo("Office 1");
        assertThat(register.historyOf("LT-100")).hasSize(3);
    }

    @Test
    void refusesUpdateOfUnknownAssetAndForgetsTheOperation() {
        assertThatThrownBy(() ->
                        register.apply(new AssetUpdate(STEP, "LT-999", "requester", null, AssetStatus.IN_USE, null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesEditOfAnOlderVersion() {
        register.apply(handover(STEP, "requester", "Office 1"));
        var stale = new Asset(
                "LT-100", 0, "laptop", "T14", "SN-1", null, "Cellar", AssetStatus.IN_STOCK, null, Instant.EPOCH);

        assertThatThrownBy(() -> book.edit(stale, "\"0\""))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.status().value()).isEqualTo(412));
    }

    @Test
    void refusesSecondAssetWithTheSameTag() {
        assertThatThrownBy(() -> book.add(new Asset(
                        "LT-100", 0, "laptop", "T14", null, null, null, AssetStatus.IN_STOCK, null, Instant.EPOCH)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.rule()).isEqualTo("asset-exists"));
    }

    @Test
    void searchFindsByStatusAndText() {
        var found = register.search(new AssetRegister.AssetQuery("laptop", AssetStatus.IN_STOCK, null, "sn-1", 0, 50));

        assertThat(found.items()).extracting(Asset::tag).containsExactly("LT-100");
    }

    private static AssetUpdate handover(String step, String owner, String place) {
        return new AssetUpdate(step, "LT-100", owner, place, AssetStatus.IN_USE, "REQ-2026-000001");
    }

    TestDatabase database() {
        return TestDatabase.with("V160__asset.sql");
    }
}
