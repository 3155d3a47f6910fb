package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.engine.Step;
import io.baton.platform.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownCiGuardTests {

    private final Cmdb cmdb = mock(Cmdb.class);
    private final Step start = mock(Step.class);
    private final KnownCiGuard guard = new KnownCiGuard(cmdb);

    @Test
    void refusesTicketAboutAnItemThatNobodyRegistered() {
        startWith("db-999");
        when(cmdb.find("db-999")).thenReturn(Optional.empty());

        assertThatThrownBy(() -> guard.instanceStarted(start))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ciId");
    }

    @Test
    void letsTicketPassThatNamesNoItem() {
        startWith(null);

        assertThatCode(() -> guard.instanceStarted(start)).doesNotThrowAnyException();
    }

    @Test
    void deadInventoryKeepsNobodyFromAsking() {
        startWith("db-042");
        when(cmdb.find("db-042")).thenThrow(new IllegalStateException("connection refused"));

        assertThatCode(() -> guard.instanceStarted(start)).doesNotThrowAnyException();
    }

    private void startWith(String ciId) {
        when(start.isRootInstance()).thenReturn(true);
        when(start.variable("ciId")).thenReturn(ciId);
    }
}
