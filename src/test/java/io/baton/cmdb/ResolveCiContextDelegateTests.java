package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolveCiContextDelegateTests {

    private final Cmdb cmdb = mock(Cmdb.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final ResolveCiContextDelegate delegate = new ResolveCiContextDelegate(cmdb);

    @BeforeEach
    void ticketNamesDatabase() {
        when(execution.getVariable("ciId")).thenReturn("db-042");
    }

    @Test
    @Capability("T4.1")
    void carriesOwnerEnvironmentAndTierAlong() {
        when(cmdb.contextOf("db-042"))
                .thenReturn(Optional.of(new CiContext("database", "applications", "production", "runs on host", 1)));

        delegate.execute(execution);

        verify(execution).setVariable("ciClass", "database");
        verify(execution).setVariable("ciOwner", "applications");
        verify(execution).setVariable("ciEnvironment", "production");
        verify(execution).setVariable("ciRelations", "runs on host");
        verify(execution).setVariable("serviceTier", 1);
    }

    @Test
    void leavesTierAloneWhenNoServiceHangsOnTheItem() {
        when(cmdb.contextOf("db-042")).thenReturn(Optional.of(new CiContext("database", null, null, "", null)));

        delegate.execute(execution);

        verify(execution, never()).setVariable(eq("serviceTier"), any());
    }

    @Test
    @Capability("T4.5")
    void deadInventoryThrowsSoThatTheEngineTriesAgain() {
        when(cmdb.contextOf(anyString())).thenThrow(new IllegalStateException("connection refused"));

        assertThatThrownBy(() -> delegate.execute(execution)).hasMessage("connection refused");
    }
}
