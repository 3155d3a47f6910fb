package io.baton.metrics;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code reroutes}. */
@Component
class ReroutesReport implements Report {

    private static final Choice BY_RULE = new Choice("rule", "Rule");
    private static final Choice BY_TICKET = new Choice("ticket", "Ticket");

    private final Reroutes reroutes;
    private final GroupChanges changes;
    private final Limits limits;

    ReroutesReport(Reroutes reroutes, GroupChanges changes, Limits limits) {
        this.reroutes = reroutes;
        this.changes = changes;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "reroutes";
    }

    @Override
    public String title() {
        return "Work that changes its team";
    }

    @Override
    public String description() {
        return "How often tickets went from one team to another in the period, by the rule of routing.dmn that had sent them to the"
                + " team they left, or by ticket; and which skills the rule asks for that nobody in its team has.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(BY_RULE, BY_TICKET);
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        return asked.groupsBy(BY_TICKET.id()) ? byTicket(asked) : byRule(asked);
    }

    private ReportTable byRule(ReportQuery asked) {
        return new ReportTable(
                List.of(
                        new Column("rule", "Rule", Type.TEXT),
                        new Column("reason", "What the rule says", Type.TEXT),
                        new Column("group", "Its team", Type.TEXT),
                        new Column("tickets", "Tickets sent", Type.NUMBER),
                        new Column("bounced", "Sent on", Type.NUMBER),
                        new Column("changes", "Changes of team", Type.NUMBER),
                        new Column("wentTo", "Went to", Type.TEXT),
                        new Column("missing", "Skills missing", Type.TEXT),
                        new Column("status", "Status", Type.TEXT)),
                reroutes.lines(asked.start(), asked.end()).stream()
                        .map(this::row)
                        .toList(),
                List.of());
    }

    private List<@Nullable Object> row(Reroutes.Line line) {
        var isTooMuch = line.patterns().stream()
                .anyMatch(pattern -> limits.of(pattern.kind(), pattern.group()).isExceededBy(pattern));
        return ReportTable.row(
                line.route().rule(),
                line.route().reason(),
                line.route().group(),
                line.tickets(),
                line.bounced(),
                line.changes(),
                String.join(", ", line.wentTo()),
                String.join(", ", line.missing()),
                isTooMuch ? "red" : "green");
    }

    private ReportTable byTicket(ReportQuery asked) {
        var ways = new java.util.LinkedHashMap<String, List<String>>();
        changes.between(asked.start(), asked.end()).forEach(change -> {
            var way = ways.computeIfAbsent(change.ticketKey(), key -> new ArrayList<>(List.of(change.from())));
            way.add(change.to());
        });
        return new ReportTable(
                List.of(
                        new Column("ticket", "Ticket", Type.TICKET),
                        new Column("changes", "Changes of team", Type.NUMBER),
                        new Column("way", "Its way", Type.TEXT)),
                ways.entrySet().stream()
                        .sorted((one, other) -> Integer.compare(
                                other.getValue().size(), one.getValue().size()))
                        .map(entry -> ReportTable.row(
                                entry.getKey(), entry.getValue().size() - 1, String.join(" → ", entry.getValue())))
                        .toList(),
                List.of());
    }
}
