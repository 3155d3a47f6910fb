package io.baton.notification;

import static io.baton.notification.NotificationFixtures.person;
import static io.baton.notification.NotificationFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.audit.Actor;
import io.baton.audit.CurrentActor;
import io.baton.engine.Decisions;
import io.baton.notification.NotificationFixtures.MovableClock;
import io.baton.notification.OutboxMessage.State;
import io.baton.people.Deputies;
import io.baton.people.Directory;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncementsTests {

    private static final String TICKET = "REQ-2026-000001";

    private final TestDatabase database = database();
    private final Outbox outbox = new Outbox(database.jdbc(), new MovableClock());
    private final Decisions decisions = mock(Decisions.class);
    private final Directory directory = mock(Directory.class);
    private final TicketDesk tickets = mock(TicketDesk.class);
    private TicketNews news;

    @BeforeEach
    void peopleAreKnown() {
        for (var id : List.of("requester", "agent", "agent2", "lead")) {
            when(directory.person(id)).thenReturn(Optional.of(person(id)));
        }
        when(directory.membersOf("desktop-support")).thenReturn(List.of(person("agent"), person("lead")));
        when(directory.withRole("admin")).thenReturn(List.of(person("lead")));
        when(tickets.watchers(TICKET)).thenReturn(List.of("agent2"));
        var settings = NotificationFixtures.settings(0);
        news = new TicketNews(new Announcements(
                decisions,
                new Audience(directory, mock(Deputies.class), tickets),
                new MessageTemplates(settings),
                new Wording(settings, directory, NotificationFixtures.sealedPaths()),
                outbox,
                tickets,
                database.transaction().getTransactionManager()));
    }

    @AfterEach
    void nobodyActs() {
        CurrentActor.clear();
    }

    @Test
    @Capability("T2.4")
    void startOfWorkTellsRequesterAndWatchersOnce() {
        policy(row("REQUESTER", "work-started"), row("WATCHERS", "ticket-moved"));

        changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("from", "PENDING", "to", "IN_PROGRESS"));
        changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("from", "PENDING", "to", "IN_PROGRESS"));

        assertThat(outbox.about(TICKET))
                .extracting(OutboxMessage::recipient, OutboxMessage::template, OutboxMessage::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("requester", "work-started", State.QUEUED),
                        org.assertj.core.groups.Tuple.tuple("agent2", "ticket-moved", State.QUEUED));
        verify(decisions, org.mockito.Mockito.times(2))
                .lookUp(
                        "notification-policy",
                        Map.of(
                                "event", "STATE_CHANGED",
                                "recordType", "REQUEST",
                                "toState", "IN_PROGRESS",
                                "priority", "P3",
                                "step", "",
                                "internal", false));
    }

    @Test
    @Capability("C2.6")
    void receiptNamesKeyPriorityAndExpectedTime() {
        policy(row("REQUESTER", "request-received"));

        changed("RECEIVED", TicketState.PENDING, Map.of("expectedAt", "2026-11-24T15:30:00Z"));

        var receipt = outbox.about(TICKET).get(0);
        assertThat(receipt.subject()).isEqualTo("REQ-2026-000001 received: New laptop");
        assertThat(receipt.body())
                .contains("priority is P3")
                .contains("Tue 24 Nov 2026, 15:30")
                .contains("https://baton.example.org/portal/tickets/REQ-2026-000001");
    }

    @Test
    @Capability("C4.2")
    void solutionComesWithLinksToConfirmAndReopen() {
        policy(row("REQUESTER", "please-confirm"));

        changed("STATE_CHANGED", TicketState.REVIEW, Map.of("to", "REVIEW"));

        assertThat(outbox.about(TICKET).get(0).body())
                .contains("The laptop is on your desk.")
                .contains("/portal/tickets/REQ-2026-000001?answer=confirm")
                .contains("/portal/tickets/REQ-2026-000001?answer=reopen");
    }

    @Test
    void personInTwoAudiencesIsToldOnce() {
        when(tickets.watchers(TICKET)).thenReturn(List.of("requester"));
        policy(row("REQUESTER", "work-started"), row("WATCHERS", "ticket-moved"));

        changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("to", "IN_PROGRESS"));

        assertThat(outbox.about(TICKET)).extracting(OutboxMessage::template).containsExactly("work-started");
    }

    @Test
    void audiencesOfOneRowStandApartAsPeopleWriteThem() {
        policy(row("REQUESTER, WATCHERS", "work-started"));

        changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("to", "IN_PROGRESS"));

        assertThat(outbox.about(TICKET)).extracting(OutboxMessage::recipient).containsExactly("requester", "agent2");
    }

    @Test
    void wholeTeamIsToldButNobodyAboutTheirOwnComment() {
        CurrentActor.set(new Actor("person", "agent"));
        policy(row("GROUP", "comment-added"));

        changed("COMMENTED", TicketState.IN_PROGRESS, Map.of("comment", "On its way", "internal", true));

        assertThat(outbox.about(TICKET)).extracting(OutboxMessage::recipient).containsExactly("lead");
        assertThat(outbox.about(TICKET).get(0).body())
                .contains("Name of agent wrote")
                .contains("On its way");
    }

    @Test
    void internalCommentNeverReachesTheRequesterWhateverThePolicySays() {
        policy(row("REQUESTER", "comment-added"), row("WATCHERS", "comment-added"), row("ASSIGNEE", "comment-added"));

        changed("COMMENTED", TicketState.IN_PROGRESS, Map.of("comment", "He is difficult", "internal", true));

        assertThat(outbox.about(TICKET)).extracting(OutboxMessage::recipient).containsExactly("agent");
    }

    @Test
    @Capability("C7.2")
    void secretAnswersNeverAppearInAnyMessage() {
        var all = new MessageTemplates(NotificationFixtures.settings(0)).all().keySet();
        for (var template : all) {
            policy(row("REQUESTER", template));
            changed("COMMENTED", TicketState.IN_PROGRESS, Map.of("commentId", template));
        }

        assertThat(outbox.about(TICKET)).hasSameSizeAs(all).noneMatch(m -> (m.subject() + m.body()).contains("s3cret"));
    }

    @Test
    void brokenPolicyLosesTheMessageAndNotTheWork() {
        when(decisions.lookUp(any(), any())).thenThrow(new IllegalStateException("no such table"));
        var committed = database.transaction().execute(tx -> {
            database.jdbc().sql("create table work (done boolean)").update();
            return true;
        });
        database.transaction().executeWithoutResult(tx -> {
            database.jdbc().sql("insert into work (done) values (true)").update();
            changed("RECEIVED", TicketState.PENDING, Map.of());
            assertThat(tx.isRollbackOnly()).isFalse();
        });

        assertThat(committed).isTrue();
        assertThat(database.jdbc()
                        .sql("select count(*) from work")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void databaseErrorWhileWritingAMessageLeavesTheWorkAlone() {
        policy(row("REQUESTER", "work-started"));
        org.mockito.Mockito.doAnswer(call ->
                        database.jdbc().sql("insert into nowhere values (1)").update())
                .when(tickets)
                .note(anyString(), eq("NOTIFICATION"), anyString(), eq(true), any());
        database.jdbc().sql("create table work (done boolean)").update();

        database.transaction().executeWithoutResult(tx -> {
            database.jdbc().sql("insert into work (done) values (true)").update();
            changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("to", "IN_PROGRESS"));
        });

        assertThat(database.jdbc()
                        .sql("select count(*) from work")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(outbox.about(TICKET)).isEmpty();
    }

    @Test
    @Capability("T2.4")
    void nobodyIsToldAboutWorkThatWasRolledBack() {
        policy(row("REQUESTER", "work-started"));

        database.transaction().executeWithoutResult(tx -> {
            changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("to", "IN_PROGRESS"));
            tx.setRollbackOnly();
        });

        assertThat(outbox.about(TICKET)).isEmpty();
    }

    @Test
    void personWithoutAddressIsSeenAsFailure() {
        var nobody = new io.baton.people.Person(
                "requester", "No Mail", "", true, false, 0, null, null, java.util.Set.of(), java.util.Set.of());
        when(directory.person("requester")).thenReturn(Optional.of(nobody));
        policy(row("REQUESTER", "work-started"));

        changed("STATE_CHANGED", TicketState.IN_PROGRESS, Map.of("to", "IN_PROGRESS"));

        assertThat(outbox.about(TICKET).get(0).state()).isEqualTo(State.FAILED);
        assertThat(outbox.about(TICKET).get(0).lastError()).contains("no mail address");
    }

    @SafeVarargs
    private void policy(Map<String, Object>... rows) {
        when(decisions.lookUp(eq("notification-policy"), any())).thenReturn(List.of(rows));
    }

    private static Map<String, Object> row(String audience, String template) {
        return Map.of("audience", audience, "channel", "MAIL", "template", template);
    }

    private void changed(String change, TicketState state, Map<String, Object> facts) {
        news.ticketChanged(new TicketChanged(ticket(state), change, facts));
    }

    TestDatabase database() {
        return TestDatabase.with("V170__notification.sql");
    }
}
