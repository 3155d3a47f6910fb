package io.baton.governance;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Readers;
import io.baton.people.Team;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code bypass-exceptions}. */
@Component
class BypassReport implements Report {

    private static final String PERSON = "person";
    private static final String TEAM = "team";
    private static final String NO_TEAM = "No team";

    private final Bypasses bypasses;
    private final Directory directory;
    private final Clock clock;

    BypassReport(Bypasses bypasses, Directory directory, Clock clock) {
        this.bypasses = bypasses;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bypass-exceptions";
    }

    @Override
    public String title() {
        return "Bypassed rules";
    }

    @Override
    public String description() {
        return "Each time somebody went round a rule in the period, such as by setting a priority by hand: who, why, and"
                + " what the review made of it. What nobody reviewed in time is marked as overdue.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS_AND_MANAGERS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice("list", "Single bypasses"),
                new Choice(PERSON, "Person and kind"),
                new Choice(TEAM, "Team and kind"));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var found = bypasses.between(asked.start(), asked.end());
        if (asked.groupsBy(PERSON)) {
            return counted(found, new Column(PERSON, "Who", Type.TEXT), bypass -> Stream.of(bypass.owner()));
        }
        return asked.groupsBy(TEAM)
                ? counted(found, new Column(TEAM, "Team", Type.TEXT), bypass -> teamsOf(bypass.owner()))
                : listed(found);
    }

    private ReportTable listed(List<Bypass> found) {
        var columns = List.of(
                new Column("at", "When", Type.TIME),
                new Column("kind", "Kind", Type.TEXT),
                new Column("rule", "Rule", Type.TEXT),
                new Column("ticket", "Ticket", Type.TICKET),
                new Column("owner", "Who", Type.TEXT),
                new Column("allowedBy", "Agreed by", Type.TEXT),
                new Column("summary", "What", Type.TEXT),
                new Column("reason", "Reason", Type.TEXT),
                new Column("evidence", "Evidence", Type.TEXT),
                new Column("deadline", "Review until", Type.TIME),
                new Column("review", "Review", Type.TEXT),
                new Column("reviewedBy", "Reviewed by", Type.TEXT),
                new Column("remark", "Remark", Type.TEXT));
        return new ReportTable(columns, found.stream().map(this::row).toList(), List.of());
    }

    private List<@Nullable Object> row(Bypass bypass) {
        var review = bypass.review();
        return ReportTable.row(
                bypass.at().toString(),
                spoken(bypass.kind()),
                bypass.rule(),
                bypass.ticketKey(),
                bypass.owner(),
                bypass.allowed(),
                bypass.summary(),
                bypass.reason(),
                bypass.evidence(),
                bypass.deadline().toString(),
                standing(bypass),
                review == null ? null : review.by(),
                review == null ? null : review.remark());
    }

    private String standing(Bypass bypass) {
        var review = bypass.review();
        if (review != null) {
            return spoken(review.verdict());
        }
        return (bypass.isOverdueAt(clock.instant()) ? "OVERDUE since " : "Waits until ")
                + bypass.deadline().toString().substring(0, 10);
    }

    private Stream<String> teamsOf(String person) {
        var teams = directory.person(person).map(Person::teams).orElse(Set.of());
        return teams.isEmpty()
                ? Stream.of(NO_TEAM)
                : teams.stream().map(id -> directory.team(id).map(Team::name).orElse(id));
    }

    private ReportTable counted(List<Bypass> found, Column who, Function<Bypass, Stream<String>> whose) {
        var columns = List.of(
                who,
                new Column("kind", "Kind", Type.TEXT),
                new Column("count", "Bypasses", Type.NUMBER),
                new Column("unreviewed", "Not reviewed", Type.NUMBER),
                new Column("overdue", "Review overdue", Type.NUMBER),
                new Column("unjustified", "Not justified", Type.NUMBER));
        var now = clock.instant();
        var groups = new TreeMap<String, List<Bypass>>();
        found.forEach(bypass -> whose.apply(bypass)
                .forEach(name -> groups.computeIfAbsent(name + "\0" + bypass.kind(), key -> new ArrayList<>())
                        .add(bypass)));
        var rows = groups.entrySet().stream()
                .map(entry -> {
                    var group = entry.getValue();
                    return ReportTable.row(
                            entry.getKey().substring(0, entry.getKey().indexOf('\0')),
                            spoken(group.get(0).kind()),
                            group.size(),
                            group.stream()
                                    .filter(bypass -> bypass.review() == null)
                                    .count(),
                            group.stream()
                                    .filter(bypass -> bypass.isOverdueAt(now))
                                    .count(),
                            group.stream().filter(BypassReport::isUnjustified).count());
                })
                .toList();
        return new ReportTable(columns, rows, List.of());
    }

    private static boolean isUnjustified(Bypass bypass) {
        var review = bypass.review();
        return review != null && review.verdict().equals("NOT_JUSTIFIED");
    }

    /** {@code PRIORITY_OVERRIDDEN} as "Priority overridden". */
    private static String spoken(String code) {
        return code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
