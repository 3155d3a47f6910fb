package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.TestDatabase;
import io.baton.audit.AuditLedger;
import io.baton.platform.Json;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutsideChangesTests {

    private static final String TAG = "LT-1";

    private final AuditLedger ledger = mock(AuditLedger.class);
    private final OutsideChanges changes = new OutsideChanges(
            TestDatabase.with("V220__asset_outside.sql").jdbc(),
            new Json(new ObjectMapper()),
            ledger,
            Clock.systemUTC());

    private static Asset asset(String owner, AssetStatus status) {
        return new Asset(TAG, 0, "laptop", "M", null, owner, null, status, null, Instant.EPOCH);
    }

    private static AssetUpdate update(String ticket) {
        return new AssetUpdate("step", TAG, "anna", null, AssetStatus.IN_USE, ticket);
    }

    @Test
    void knowsForWhichTicketItGaveSomethingAwayUntilItChangesHands() {
        changes.keep(update("REQ-1"), asset(null, AssetStatus.IN_STOCK), asset("anna", AssetStatus.IN_USE));
        // The same step again, after its first answer was lost.
        changes.keep(update("REQ-1"), asset("anna", AssetStatus.IN_USE), asset("anna", AssetStatus.IN_USE));

        assertThat(changes.ticketOf(TAG, "anna")).contains("REQ-1");
        assertThat(changes.ticketOf(TAG, "bob")).isEmpty();
        assertThat(changes.of(TAG)).singleElement().satisfies(change -> {
            assertThat(change.sourceTicket()).isEqualTo("REQ-1");
            assertThat(change.changes().get("owner").to()).isEqualTo("anna");
            assertThat(change.changes()).doesNotContainKey("place");
        });

        changes.keep(update("REQ-2"), asset("anna", AssetStatus.IN_USE), asset(null, AssetStatus.IN_STOCK));
        assertThat(changes.ticketOf(TAG, "anna")).isEmpty();
    }
}
