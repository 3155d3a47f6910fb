package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.audit.Actor;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Step;
import io.baton.engine.WorkItem;
import io.baton.ticket.TicketDesk;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

@Capability("C4.4")
class ProcessNewsTests {

    private final Announcements announcements = mock(Announcements.class);
    private final TicketDesk tickets = mock(TicketDesk.class);
    private final ProcessNews news = new ProcessNews(announcements, tickets);
    private final WorkItem task = mock(WorkItem.class);

    @BeforeEach
    void modelWithoutTicketRuns() {
        CurrentActor.set(new Actor("person", "requester"));
        when(task.isRootInstance()).thenReturn(true);
        when(task.processKey()).thenReturn("tiny-model");
        when(task.processInstanceId()).thenReturn("instance-7");
        when(task.taskId()).thenReturn("task-1");
        when(task.taskName()).thenReturn("Water the plants");
        when(task.nodeId()).thenReturn("Task_WaterPlants");
        when(task.candidateGroups()).thenReturn(Set.of("service-desk"));
    }

    @AfterEach
    void nobodyActs() {
        CurrentActor.clear();
    }

    @Test
    void startIsToldAndWhoeverStartedItIsRemembered() {
        news.instanceStarted(task);

        verify(task).set(ProcessVariables.REQUESTER, "requester");
        assertThat(told().event()).isEqualTo("STARTED");
        assertThat(told().fact("requester")).isEqualTo("requester");
        assertThat(told().policyInputs()).containsEntry("recordType", "PROCESS");
    }

    @Test
    void assignmentIsToldToWhoeverGotTheTask() {
        when(task.assignee()).thenReturn("agent");

        news.taskAssigned(task);

        assertThat(told().event()).isEqualTo("TASK_ASSIGNED");
        assertThat(told().fact("assignee")).isEqualTo("agent");
    }

    @Test
    void taskReturnedToItsQueueIsNoNews() {
        news.taskAssigned(task);

        verify(announcements, never()).announce(any());
    }

    @Test
    void endIsToldToWhoeverStartedIt() {
        CurrentActor.set(new Actor("person", "agent"));
        when(task.variable("requester")).thenReturn("requester");

        news.instanceEnded(task);

        assertThat(told().event()).isEqualTo("ENDED");
        assertThat(told().fact("requester")).isEqualTo("requester");
    }

    @Test
    void workForATicketIsToldByTheTicket() {
        when(task.businessKey()).thenReturn("REQ-2026-000001");
        when(tickets.exists("REQ-2026-000001")).thenReturn(true);

        news.instanceStarted(task);
        news.taskCreated(task);
        news.instanceEnded(task);

        verify(announcements, never()).announce(any());
    }

    @Test
    void calledModelIsNoNewsOfItsOwn() {
        var called = mock(Step.class);

        news.instanceStarted(called);
        news.instanceEnded(called);

        verify(announcements, never()).announce(any());
    }

    private Occasion told() {
        var told = ArgumentCaptor.forClass(Occasion.class);
        verify(announcements).announce(told.capture());
        return told.getValue();
    }
}
