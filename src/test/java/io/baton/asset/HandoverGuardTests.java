package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.engine.WorkItem;
import io.baton.people.Directory;
import io.baton.people.Team;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverGuardTests {

    private static final String TICKET = "REQ-2026-000001";

    private final AssetRegister register = mock(AssetRegister.class);
    private final Directory directory = mock(Directory.class);
    private final WorkItem task = mock(WorkItem.class);
    private final HandoverGuard guard = new HandoverGuard(register, directory);

    @BeforeEach
    void taskIsHandover() {
        when(task.variable("taskKind")).thenReturn("HANDOVER");
        when(task.businessKey()).thenReturn(TICKET);
        when(task.submitted()).thenReturn(Map.of("assetTag", "LT-100"));
        when(register.find(anyString())).thenReturn(Optional.empty());
        when(directory.person(anyString())).thenReturn(Optional.empty());
        when(directory.team(anyString())).thenReturn(Optional.empty());
    }

    @Test
    void refusesTagThatNobodyRegistered() {
        assertThatThrownBy(() -> guard.taskCompleting(task))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assetTag")
                .hasMessageContaining("use the tag on the label");
    }

    @Test
    void refusesAssetThatSomebodyElseHas() {
        registered(AssetStatus.IN_USE, "manager", "REQ-2025-000009");

        assertThatThrownBy(() -> guard.taskCompleting(task))
                .hasMessageContaining("IN_USE with manager")
                .hasMessageContaining("IN_STOCK");
    }

    @Test
    void passesAssetInStock() {
        registered(AssetStatus.IN_STOCK, null, null);

        assertThatCode(() -> guard.taskCompleting(task)).doesNotThrowAnyException();
    }

    @Test
    void passesAssetThatThisVeryTicketTook() {
        registered(AssetStatus.IN_USE, "requester", TICKET);

        assertThatCode(() -> guard.taskCompleting(task)).doesNotThrowAnyException();
    }

    @Test
    @Capability("T4.5")
    void registerThatIsDownHoldsNobodyUp() {
        when(register.find(anyString())).thenThrow(new CallFailed("asset", "nothing listens there", null, null));

        assertThatCode(() -> guard.taskCompleting(task)).doesNotThrowAnyException();
    }

    @Test
    void checksTagAgainThatAnEarlierStepLeft() {
        when(task.submitted()).thenReturn(Map.of());
        when(task.variable("assetTag")).thenReturn("LT-100");
        registered(AssetStatus.IN_USE, "manager", "REQ-2026-000002");

        assertThatThrownBy(() -> guard.taskCompleting(task)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesOwnerWhomNobodyKnowsAndStatusThatDoesNotExist() {
        registered(AssetStatus.IN_STOCK, null, null);
        when(task.submitted()).thenReturn(Map.of("assetTag", "LT-100", "assetOwner", "nobody", "assetStatus", "LOST"));

        assertThatThrownBy(() -> guard.taskCompleting(task))
                .hasMessageContaining("assetOwner")
                .hasMessageContaining("assetStatus");
    }

    @Test
    void passesTeamAsOwner() {
        registered(AssetStatus.IN_STOCK, null, null);
        when(task.submitted()).thenReturn(Map.of("assetTag", "LT-100", "assetOwner", "network"));
        when(directory.team("network")).thenReturn(Optional.of(new Team("network", "Network", null)));

        assertThatCode(() -> guard.taskCompleting(task)).doesNotThrowAnyException();
    }

    @Test
    void leavesOtherKindsOfWorkAlone() {
        when(task.variable("taskKind")).thenReturn("ACCESS_CHANGE");

        assertThatCode(() -> guard.taskCompleting(task)).doesNotThrowAnyException();
    }

    private void registered(AssetStatus status, String owner, String ticket) {
        when(register.find("LT-100"))
                .thenReturn(Optional.of(
                        new Asset("LT-100", 1, "laptop", "T14", null, owner, null, status, ticket, Instant.EPOCH)));
    }
}
