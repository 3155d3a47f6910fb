package io.baton.ticket.news;

import io.baton.calendar.Calendars;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.Conversation;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is told to the requester at each beat, and when the next one is; the model {@code progress-news} keeps time. */
@Component
class ProgressNews {

    private static final String PROCESS = "progress-news";
    private static final Set<String> KINDS = Set.of("REQUEST", "INCIDENT", "FAILED_CHANGE", "SECURITY");
    private static final String USUAL = "P4";

    /**
     * What there is to tell.
     *
     * @param outcome SEND, ASK somebody who works on it, or OVER
     */
    record Gathered(
            String outcome,
            @Nullable String text,
            @Nullable String assignee,
            @Nullable String group) {}

    private final TicketDesk desk;
    private final Conversation conversation;
    private final Calendars calendars;
    private final Processes processes;
    private final Clock clock;

    ProgressNews(TicketDesk desk, Conversation conversation, Calendars calendars, Processes processes, Clock clock) {
        this.desk = desk;
        this.conversation = conversation;
        this.calendars = calendars;
        this.processes = processes;
        this.clock = clock;
    }

    @EventListener
    void ticketChanged(TicketChanged changed) {
        var ticket = changed.ticket();
        switch (changed.change()) {
            case "RECEIVED" -> begin(ticket);
            case "RECORD_CHANGED" -> {
                if (changed.facts().containsKey("priority")) {
                    processes.tellAnyWaiting("NewsPlanChanged", ticket.key(), priorityOf(ticket));
                }
            }
            case "STATE_CHANGED" -> {
                if (ticket.state().isOver()) {
                    processes.tellAnyWaiting("ProgressNewsEnded", ticket.key(), Map.of());
                }
            }
            default -> {
                // no other change tells when news is due
            }
        }
    }

    private void begin(Ticket ticket) {
        if (KINDS.contains(ticket.kind()) && !ticket.state().isOver()) {
            var variables = new HashMap<String, Object>(priorityOf(ticket));
            variables.put(ProcessVariables.RECORD_TYPE.name(), ticket.kind());
            variables.put(ProcessVariables.LAST_NEWS_AT.name(), Date.from(clock.instant()));
            processes.start(PROCESS, ticket.key(), variables);
        }
    }

    private static Map<String, Object> priorityOf(Ticket ticket) {
        return Map.of(ProcessVariables.NEWS_PRIORITY.name(), Objects.requireNonNullElse(ticket.priority(), USUAL));
    }

    /** Counted from the last news in working time; at once if that has gone by. */
    Instant nextAfter(Instant last, String cadence, String calendar) {
        var due = calendars.require(calendar).plus(last, Duration.parse(cadence));
        var now = clock.instant();
        return due.isBefore(now) ? now : due;
    }

    Gathered gather(String key, Instant since) {
        var ticket = desk.require(key);
        if (ticket.state().isOver()) {
            return new Gathered("OVER", null, null, null);
        }
        var text = conversation.lastNoteForRequester(ticket, since).orElseGet(() -> byState(ticket));
        return text == null
                ? new Gathered("ASK", null, ticket.assignee(), ticket.assignedGroup())
                : new Gathered("SEND", text, null, null);
    }

    /** What can be said without asking anybody. */
    private static @Nullable String byState(Ticket ticket) {
        return switch (ticket.state()) {
            case ON_HOLD -> "The work rests at the moment. It goes on as soon as what it waits for is there.";
            case REVIEW -> "The work is done, and the ticket waits for your word whether it is all right.";
            default -> null;
        };
    }

    /** @param written whether somebody wrote it for this; what was said before stands on the ticket already */
    Instant send(String key, String text, boolean written) {
        if (written) {
            desk.note(key, "MESSAGE", text, false, Map.of("news", true));
        }
        desk.publish(desk.require(key), "PROGRESS", Map.of("comment", text));
        return clock.instant();
    }
}
