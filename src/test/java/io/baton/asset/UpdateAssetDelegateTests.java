package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateAssetDelegateTests {

    private final AssetRegister register = mock(AssetRegister.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final UpdateAssetDelegate delegate = new UpdateAssetDelegate(register);

    @BeforeEach
    void laptopWasHandedOver() {
        when(execution.getProcessInstanceId()).thenReturn("instance-1");
        when(execution.getCurrentActivityId()).thenReturn("Task_UpdateAsset");
        when(execution.getProcessBusinessKey()).thenReturn("REQ-2026-000001");
        when(execution.getVariable("assetTag")).thenReturn("LT-100");
        when(execution.getVariable("requester")).thenReturn("requester");
    }

    @Test
    @Capability("T4.4")
    void assetGoesToTheRequesterAndIntoUseByDefault() {
        delegate.execute(execution);

        verify(register)
                .apply(new AssetUpdate(
                        "instance-1:Task_UpdateAsset",
                        "LT-100",
                        "requester",
                        null,
                        AssetStatus.IN_USE,
                        "REQ-2026-000001"));
    }

    @Test
    void whatTheAgentWroteCountsMore() {
        when(execution.getVariable("assetOwner")).thenReturn("network");
        when(execution.getVariable("assetPlace")).thenReturn("Cellar");
        when(execution.getVariable("assetStatus")).thenReturn("IN_REPAIR");

        delegate.execute(execution);

        verify(register)
                .apply(new AssetUpdate(
                        "instance-1:Task_UpdateAsset",
                        "LT-100",
                        "network",
                        "Cellar",
                        AssetStatus.IN_REPAIR,
                        "REQ-2026-000001"));
    }

    @Test
    @Capability("T4.5")
    void deadRegisterThrowsSoThatTheEngineTriesAgain() {
        when(register.apply(any())).thenThrow(new IllegalStateException("connection refused"));

        assertThatThrownBy(() -> delegate.execute(execution)).hasMessage("connection refused");
    }
}
