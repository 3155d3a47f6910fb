package io.baton.incident;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariable;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Team;
import io.baton.platform.Json;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What several domains find out about one incident, and what is decided on it. */
@Component
class Course {

    private static final int LONGEST_FINDINGS = 3900;
    private static final String NOTHING_YET = "No domain has reported yet.";

    /** @param items in words */
    record Domain(String domain, String team, List<String> items) {

        String name() {
            return domain.charAt(0) + domain.substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Who decides, between which teams. */
    record Setting(String decider, ProcessVariable.Json teams, String findings) {}

    /** @param status AT_FAULT, HIT or HEALTHY */
    record Finding(String ticketKey, String domain, String status, String text) {}

    private final DecisionOwners owners;
    private final Directory directory;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Json json;

    Course(DecisionOwners owners, Directory directory, TicketDesk desk, AuditLedger ledger, Json json) {
        this.owners = owners;
        this.directory = directory;
        this.desk = desk;
        this.ledger = ledger;
        this.json = json;
    }

    /** Names whoever decides, and says so on the ticket. */
    Setting open(String ticketKey, String group, ProcessVariable.Json spanned) {
        var domains = domains(spanned);
        var decider = owners.choose(group, domains.get(0).team());
        var names = domains.stream().map(Domain::name).collect(Collectors.joining(", "));
        desk.involve(ticketKey, decider, "ASSIGNEE");
        desk.note(
                ticketKey,
                "DECISION",
                "Spans " + names + ": " + name(decider) + " decides on the course",
                true,
                Map.of("decisionOwner", decider, "group", group));
        ledger.append(AuditEvent.of("DECISION_OWNER_NAMED", "ticket", ticketKey)
                .forTicket(ticketKey, desk.require(ticketKey).category())
                .with("owner", decider)
                .with("group", group)
                .with("domains", names));
        var teams = domains.stream()
                .map(Domain::team)
                .distinct()
                .map(team ->
                        Map.of("label", directory.team(team).map(Team::name).orElse(team), "value", team))
                .toList();
        return new Setting(decider, new ProcessVariable.Json(json.write(teams)), NOTHING_YET);
    }

    List<Domain> domains(ProcessVariable.Json spanned) {
        return json.readRows(spanned.text()).stream().map(Course::domain).toList();
    }

    private static Domain domain(Map<String, Object> row) {
        var items = row.get("items") instanceof List<?> list ? list : List.of();
        return new Domain(
                String.valueOf(row.get("domain")),
                String.valueOf(row.get("team")),
                items.stream().map(String::valueOf).toList());
    }

    /**
     * Puts what a domain found on the ticket.
     *
     * @return all findings so far, the latest last
     */
    String found(@Nullable String before, Finding finding) {
        var line = "**" + finding.domain() + "** ("
                + finding.status().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "): " + finding.text();
        desk.note(
                finding.ticketKey(),
                "DECISION",
                "Found in " + finding.domain() + ", " + finding.status() + ": " + finding.text(),
                true,
                Map.of("domain", finding.domain(), "status", finding.status()));
        var all = before == null || before.equals(NOTHING_YET) ? line : before + "\n\n" + line;
        return all.length() <= LONGEST_FINDINGS ? all : all.substring(0, LONGEST_FINDINGS) + "…";
    }

    /** Writes down what was decided, by whom and knowing what. */
    void decided(String ticketKey, String team, String decision, String decider, String findings) {
        desk.note(
                ticketKey,
                "DECISION",
                name(decider) + " decided: "
                        + directory.team(team).map(Team::name).orElse(team) + " leads. " + decision,
                true,
                Map.of("decider", decider, "team", team));
        ledger.append(AuditEvent.of("COURSE_DECIDED", "ticket", ticketKey)
                .forTicket(ticketKey, desk.require(ticketKey).category())
                .because(decision)
                .with("decider", decider)
                .with("team", team)
                .with("findings", findings));
    }

    private String name(String person) {
        return directory.person(person).map(Person::name).orElse(person);
    }
}
