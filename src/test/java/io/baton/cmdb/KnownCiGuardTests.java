package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.platform.Refusal;
import io.baton.ticket.OpenTicket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownCiGuardTests {

    private final Cmdb cmdb = mock(Cmdb.class);
    private final KnownCiGuard guard = new KnownCiGuard(cmdb);

    @Test
    void refusesTicketAboutAnItemThatNobodyRegistered() {
        when(cmdb.find("db-999")).thenReturn(Optional.empty());

        assertThatThrownBy(() -> guard.opening(about("db-999")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ciId");
    }

    @Test
    void letsTicketPassThatNamesNoItem() {
        assertThatCode(() -> guard.opening(about(null))).doesNotThrowAnyException();
    }

    @Test
    void deadInventoryKeepsNobodyFromAsking() {
        when(cmdb.find("db-042")).thenThrow(new IllegalStateException("connection refused"));

        assertThatCode(() -> guard.opening(about("db-042"))).doesNotThrowAnyException();
    }

    private static OpenTicket about(String ciId) {
        return new OpenTicket("REQUEST", "Title", "Text", "requester", null, null, Map.of(), null, ciId, "LOW", "LOW");
    }
}
