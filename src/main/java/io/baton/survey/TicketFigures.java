package io.baton.survey;

import io.baton.audit.AuditTrail;
import io.baton.engine.ModelRuns;
import io.baton.engine.ModelRuns.ModelRun;
import io.baton.ticket.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Measures how a ticket went, so that satisfaction can be set against speed. */
@Component
class TicketFigures {

    private static final Set<String> HANDED_ON = Set.of("TASK_REASSIGNED", "TASK_RETURNED");

    private final ModelRuns runs;
    private final AuditTrail trail;
    private final Clock clock;

    TicketFigures(ModelRuns runs, AuditTrail trail, Clock clock) {
        this.runs = runs;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * How a ticket went.
     *
     * @param process model and version, such as {@code request-fulfilment v3}
     * @param cycleMinutes from opening to closing, by the clock
     * @param breaches 1 when it was closed after the time that was promised last
     * @param reroutes how often work was handed on
     */
    record Figures(String process, long cycleMinutes, int reopens, int breaches, int reroutes) {}

    Figures of(Ticket ticket) {
        var closed = ticket.closedAt() == null ? clock.instant() : ticket.closedAt();
        var late = ticket.expectedAt() != null && closed.isAfter(ticket.expectedAt());
        var reroutes = trail.of(ticket.key()).stream()
                .filter(act -> HANDED_ON.contains(act.action()))
                .count();
        return new Figures(
                processOf(ticket),
                Duration.between(ticket.createdAt(), closed).toMinutes(),
                ticket.reopenCount(),
                late ? 1 : 0,
                (int) reroutes);
    }

    private String processOf(Ticket ticket) {
        return runs.of(ticket.key()).stream()
                .filter(ModelRun::root)
                .findFirst()
                .map(run -> inWords(run.definitionId()))
                .orElse("none");
    }

    /** The engine's own id of a definition is its key, its version and something unique. */
    private static String inWords(String definitionId) {
        var parts = definitionId.split(":");
        return parts.length < 2 ? definitionId : parts[0] + " v" + parts[1];
    }
}
