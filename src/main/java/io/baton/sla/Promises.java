package io.baton.sla;

import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.Calendars;
import io.baton.engine.Decisions;
import io.baton.engine.Decisions.Judgement;
import io.baton.journey.JourneyTickets;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the tables what is promised for a ticket, and what it costs to miss it. */
@Component
class Promises {

    /** Priority of a ticket that nobody ranked yet, as the tables name it. */
    static final String NOT_RANKED = "NONE";

    /** Who has a ticket before any group does, as the tables name it. */
    static final String INTAKE = "intake";

    static final String TARGETS = "sla-targets";
    static final String OLA_TARGETS = "ola-targets";
    static final String JOURNEY_TARGETS = "journey-targets";
    private static final String CONSEQUENCES = "sla-consequences";
    private static final String TOLERANCES = "sla-tolerances";

    /** Kinds of tickets during which a service is degraded. */
    private static final Set<String> DISTURBANCES = Set.of("INCIDENT", "FAILED_CHANGE", "SECURITY");

    private static final Logger LOG = LoggerFactory.getLogger(Promises.class);

    private final Decisions decisions;
    private final Calendars calendars;
    private final JourneyTickets journeys;

    Promises(Decisions decisions, Calendars calendars, JourneyTickets journeys) {
        this.decisions = decisions;
        this.calendars = calendars;
        this.journeys = journeys;
    }

    /** A promise, and the states of the ticket in which its clock rests. */
    record Terms(Promise promise, Set<TicketState> pausedIn) {}

    /** What a missed target leads to. */
    record Consequence(int creditPercent, boolean escalates, boolean improves) {

        static final Consequence NONE = new Consequence(0, false, false);
    }

    /** Empty when the table promises nothing for such a ticket, or something that cannot be kept. */
    Optional<Terms> of(ClockKind kind, Ticket ticket, @Nullable String team) {
        var inputs = inputs(kind, ticket);
        inputs.put("assignedGroup", team);
        if (kind == ClockKind.JOURNEY) {
            journeys.of(ticket.key()).ifPresent(step -> inputs.put("journey", step.journey()));
        }
        return asked(table(kind), inputs);
    }

    /** What is promised for the whole of a journey that begins with a ticket of this kind. */
    Optional<Promise> ofJourney(String journey, String recordKind) {
        return asked(JOURNEY_TARGETS, Map.of("journey", journey, "recordType", recordKind))
                .map(Terms::promise);
    }

    private Optional<Terms> asked(String table, Map<String, ? extends @Nullable Object> inputs) {
        return decisions.judge(table, inputs).flatMap(row -> terms(table, row));
    }

    private static String table(ClockKind kind) {
        return switch (kind) {
            case RESPONSE, RESOLUTION -> TARGETS;
            case OLA -> OLA_TARGETS;
            case JOURNEY -> JOURNEY_TARGETS;
        };
    }

    private Optional<Terms> terms(String table, Judgement row) {
        var target = duration(row.outputs().get("targetDuration"));
        var calendar = calendars.find(String.valueOf(row.outputs().get("targetCalendar")));
        if (target.isEmpty() || calendar.isEmpty()) {
            LOG.error(
                    "Rule {} of table {} promises {} by calendar {}, which cannot be kept. Write a duration above zero,"
                            + " such as PT4H, and a calendar from /api/calendars.",
                    row.rule(),
                    table,
                    row.outputs().get("targetDuration"),
                    row.outputs().get("targetCalendar"));
            return Optional.empty();
        }
        var promise = new Promise(
                target.get(),
                calendar.get().id(),
                calendar.get().version(),
                calendar.get().zone().getId(),
                table,
                row.version(),
                row.rule(),
                row.reason());
        return Optional.of(new Terms(promise, states(row.outputs().get("pausedIn"))));
    }

    /** The same promise by the newest version of its calendar. */
    Promise byNewestCalendar(Promise promise) {
        BusinessCalendar newest = calendars.require(promise.calendar());
        return promise.under(newest.id(), newest.version(), newest.zone().getId());
    }

    Consequence consequence(ClockKind kind, Ticket ticket) {
        return decisions
                .judge(CONSEQUENCES, inputs(kind, ticket))
                .map(Judgement::outputs)
                .map(row -> new Consequence(
                        row.get("creditPercent") instanceof Number credit ? credit.intValue() : 0,
                        Boolean.TRUE.equals(row.get("escalates")),
                        Boolean.TRUE.equals(row.get("improves"))))
                .orElse(Consequence.NONE);
    }

    /**
     * How much working time beyond a deadline is borne with: that of a degraded service when something is broken, else that
     * of a delay. Asked so that the ticket's decisions show it.
     */
    Optional<Duration> tolerance(Ticket ticket) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("serviceTier", ticket.ciContext().get("serviceTier"));
        var column = DISTURBANCES.contains(ticket.kind()) ? "degradationTolerance" : "delayTolerance";
        return decisions.ask(TOLERANCES, ticket.key(), inputs).stream()
                .findFirst()
                .flatMap(row -> duration(row.get(column)));
    }

    private static Map<String, @Nullable Object> inputs(ClockKind kind, Ticket ticket) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("clockKind", kind.name());
        inputs.put("recordType", ticket.kind());
        inputs.put("priority", Objects.requireNonNullElse(ticket.priority(), NOT_RANKED));
        inputs.put("serviceTier", ticket.ciContext().get("serviceTier"));
        inputs.put("service", ticket.service());
        return inputs;
    }

    private static Set<TicketState> states(@Nullable Object list) {
        return list == null || list.toString().isBlank()
                ? Set.of()
                : Arrays.stream(list.toString().split(","))
                        .map(String::strip)
                        .map(TicketState::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Duration> duration(@Nullable Object text) {
        try {
            var duration = Duration.parse(String.valueOf(text));
            return duration.isNegative() || duration.isZero() ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
