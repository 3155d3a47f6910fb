package io.baton.ticket.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.CalendarSamples;
import io.baton.platform.Timestamps;
import io.baton.ticket.forecast.TeamQueues.Figures;
import io.baton.ticket.forecast.TeamQueues.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Capability("C2.6")
class TeamQueuesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final BusinessCalendar ALWAYS = CalendarSamples.aroundTheClock();

    private final TestDatabase database = database();
    private int count;

    TestDatabase database() {
        return TestDatabase.with("V130__ticket.sql");
    }

    @Test
    void aQueueThatGrewCostsWhatTheTeamNeedsForTheRest() {
        add(10, "P3", 60, null); // open for long: ten are usual
        add(28, "P3", 2, 1); // one a day was ended, in the long run
        add(10, "P2", 1, null); // and ten more came lately

        var queue = queue("P3").orElseThrow();

        assertThat(queue.open()).isEqualTo(20);
        assertThat(queue.usual()).isEqualTo(10);
        assertThat(queue.more()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void whatIsLessUrgentDoesNotLieInFront() {
        add(10, "P3", 60, null);
        add(28, "P3", 2, 1);
        add(40, "P4", 1, null);

        assertThat(queue("P3")).isEmpty();
        assertThat(queue("P4").map(Queue::open)).contains(50L);
    }

    @Test
    void nothingIsSaidAboutATeamThatIsNewOrEndsNothing() {
        add(40, "P3", 1, null);
        add(28, "P3", 2, 1);
        assertThat(queue("P3")).as("new").isEmpty();

        assertThat(TeamQueues.longer(new Figures(40, 10, 10, 4), Duration.ofDays(28)))
                .as("ends nothing")
                .isEmpty();
    }

    @Test
    void aFewMoreThanUsualAreNoNews() {
        assertThat(TeamQueues.longer(new Figures(6, 2, 2, 20), Duration.ofDays(28)))
                .isEmpty();
        assertThat(TeamQueues.longer(new Figures(110, 100, 100, 20), Duration.ofDays(28)))
                .isEmpty();
        assertThat(TeamQueues.longer(new Figures(150, 100, 100, 200), Duration.ofDays(28)))
                .contains(new Queue(150, 100, Duration.ofDays(7)));
    }

    @Test
    void noQueueAddsMoreThanTheFourWeeksItIsReckonedFrom() {
        assertThat(TeamQueues.longer(new Figures(900, 100, 100, 10), Duration.ofDays(28)))
                .map(Queue::more)
                .contains(Duration.ofDays(28));
    }

    private Optional<Queue> queue(String priority) {
        var queues = new TeamQueues(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
        return queues.before(Tickets.of("network", priority), ALWAYS);
    }

    private void add(int many, String priority, int openedDaysAgo, @Nullable Integer closedDaysAgo) {
        for (int i = 0; i < many; i++) {
            database.jdbc()
                    .sql("""
                            insert into ticket (ticket_key, version, kind, state, title, description, requester,
                                opened_by, fields, ci_context, impact, urgency, reopen_count, created_at, updated_at,
                                priority, assigned_group, closed_at)
                            values (:key, 1, 'REQUEST', :state, 't', 'd', 'r', 'r', '{}', '{}', 'LOW', 'LOW', 0,
                                :opened, :opened, :priority, 'network', :closed)
                            """)
                    .param("key", "REQ-" + ++count)
                    .param("state", closedDaysAgo == null ? "IN_PROGRESS" : "CLOSED")
                    .param("opened", Timestamps.column(NOW.minus(Duration.ofDays(openedDaysAgo))))
                    .param("priority", priority)
                    .param(
                            "closed",
                            closedDaysAgo == null ? null : Timestamps.column(NOW.minus(Duration.ofDays(closedDaysAgo))))
                    .update();
        }
    }
}
