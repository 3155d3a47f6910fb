package io.baton.escalation;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.Team;
import io.baton.platform.Timestamps;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens one problem when the same cause was named often enough for a team, and gathers what belongs to it. */
@Component
class RepeatedCauses {

    private static final String MODEL = "problem";
    private static final String NO_TEAM = "none";

    /** How often, and within which time. */
    private record Threshold(int times, Duration within) {}

    private final JdbcClient db;
    private final EscalationBook book;
    private final Decisions decisions;
    private final TicketDesk desk;
    private final Processes processes;
    private final Directory directory;
    private final AuditLedger ledger;
    private final Clock clock;

    RepeatedCauses(
            JdbcClient db,
            EscalationBook book,
            Decisions decisions,
            TicketDesk desk,
            Processes processes,
            Directory directory,
            AuditLedger ledger,
            Clock clock) {
        this.db = db;
        this.book = book;
        this.decisions = decisions;
        this.desk = desk;
        this.processes = processes;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Asked after a cause was named. Two that are named at once meet at the unique key; the later one is tried again. */
    void look(Escalation named, String cause) {
        var team = Objects.requireNonNullElse(named.team(), NO_TEAM);
        var open = openProblem(cause, team);
        if (open.isPresent()) {
            book.partOf(named.id(), open.get());
            return;
        }
        var threshold = threshold(cause, named.team());
        if (threshold == null) {
            return;
        }
        var alike = book.withCause(cause, named.team(), clock.instant().minus(threshold.within()));
        if (alike.size() >= threshold.times()) {
            var problem = open(cause, team, alike);
            alike.forEach(escalation -> book.partOf(escalation.id(), problem));
        }
    }

    private @Nullable Threshold threshold(String cause, @Nullable String team) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("escalationCause", cause);
        inputs.put("assignedGroup", team);
        return decisions.lookUp("problem-threshold", inputs).stream()
                .findFirst()
                .map(row -> new Threshold(
                        ((Number) Objects.requireNonNull(row.get("times"))).intValue(),
                        Duration.parse(String.valueOf(row.get("within")))))
                .orElse(null);
    }

    private Optional<String> openProblem(String cause, String team) {
        return db.sql("select ticket_key from escalation_problem where open_key = ?")
                .param(cause + "|" + team)
                .query(String.class)
                .optional();
    }

    private String open(String cause, String team, List<Escalation> alike) {
        var teamName = directory.team(team).map(Team::name).orElse("no team");
        var words = cause.replace('_', ' ').toLowerCase(Locale.ROOT);
        var title = "Escalations of " + teamName + ": " + words + ", " + alike.size() + " times";
        var lines = alike.stream()
                .map(it -> "- " + it.ticketKey() + ", " + it.trigger() + ": "
                        + Objects.requireNonNullElse(it.causeNote(), it.reason()))
                .distinct()
                .limit(20)
                .collect(Collectors.joining("\n"));
        var key = desk.open(new OpenTicket(
                        "PROBLEM", title, lines, owner(team), null, null, Map.of(), null, null, "MEDIUM", "LOW"))
                .key();
        db.sql("insert into escalation_problem values (?, ?, ?, ?, ?)")
                .params(key, cause, team, cause + "|" + team, Timestamps.column(clock.instant()))
                .update();
        ledger.append(AuditEvent.of("PROBLEM_OPENED", "ticket", key)
                .forTicket(key, null)
                .with("cause", cause)
                .with("team", team)
                .with("escalations", alike.size()));
        var variables = new HashMap<String, Object>();
        variables.put(ProcessVariables.RECORD_TYPE.name(), "PROBLEM");
        variables.put(ProcessVariables.PROBLEM_SUMMARY.name(), title + "\n\n" + lines);
        processes.start(MODEL, key, variables);
        return key;
    }

    /** Whoever leads the team answers for it; without a lead a process owner does. */
    private String owner(String team) {
        return directory
                .team(team)
                .map(Team::leadId)
                .or(() -> directory.withRole(Role.PROCESS_OWNER).stream()
                        .map(Person::id)
                        .findFirst())
                .orElse("baton");
    }

    /** Once a problem is over, the same cause may come to be one again. */
    @EventListener
    void ticketChanged(TicketChanged news) {
        if (news.ticket().kind().equals("PROBLEM")
                && news.change().equals("STATE_CHANGED")
                && news.ticket().state().isOver()) {
            db.sql("update escalation_problem set open_key = null where ticket_key = ?")
                    .param(news.ticket().key())
                    .update();
        }
    }
}
