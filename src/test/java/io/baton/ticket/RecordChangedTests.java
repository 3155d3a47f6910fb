package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.audit.AuditLedger;
import io.baton.platform.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;

class RecordChangedTests {

    private static final String KEY = "REQ-2026-000001";

    private final Tickets tickets = mock(Tickets.class);
    private final List<Object> published = new ArrayList<>();
    private final TicketDesk desk = new TicketDesk(
            tickets,
            mock(TicketKeys.class),
            mock(TicketAccess.class),
            mock(Timeline.class),
            mock(AuditLedger.class),
            published::add,
            mock(Json.class),
            Clock.systemUTC(),
            noGuards());

    @Test
    void tellsWhatEachFieldSaidBeforeAndSaysNow() {
        var values = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        values.put(TicketField.PRIORITY, "P1");
        values.put(TicketField.ASSIGNED_GROUP, "network");
        values.put(TicketField.SERVICE, null);
        values.put(TicketField.CATEGORY, "other");
        recorded(ticket("P3", null, "mail"), ticket("P1", "network", null), values);

        assertThat(published).singleElement().isInstanceOfSatisfying(TicketChanged.class, news -> {
            assertThat(news.change()).isEqualTo("RECORD_CHANGED");
            assertThat(news.ticket().priority()).isEqualTo("P1");
            assertThat(news.facts())
                    .isEqualTo(Map.of(
                            "priority", Map.of("from", "P3", "to", "P1"),
                            "assignedGroup", Map.of("to", "network"),
                            "service", Map.of("from", "mail")));
        });
    }

    @Test
    void tellsNothingWhereNothingChanged() {
        recorded(ticket("P3", null, null), ticket("P3", null, null), Map.of(TicketField.PRIORITY, "P3"));

        assertThat(published).isEmpty();
        verify(tickets, never()).change(any(), any());
    }

    private void recorded(Ticket before, Ticket after, Map<TicketField, ? extends @Nullable Object> values) {
        when(tickets.findForUpdate(KEY)).thenReturn(Optional.of(before));
        when(tickets.find(KEY)).thenReturn(Optional.of(after));
        desk.record(KEY, values);
    }

    private static Ticket ticket(String priority, @Nullable String group, @Nullable String service) {
        return new Ticket(
                KEY,
                1,
                "REQUEST",
                TicketState.PENDING,
                "Title",
                "Text",
                "requester",
                "requester",
                null,
                null,
                Map.of(),
                "other",
                null,
                null,
                service,
                null,
                Map.of(),
                "LOW",
                "LOW",
                priority,
                null,
                null,
                group,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    @SuppressWarnings("unchecked")
    private static ObjectProvider<OpeningGuard> noGuards() {
        return Mockito.mock(ObjectProvider.class);
    }
}
