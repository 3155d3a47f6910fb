package io.baton.portal.report;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Readers;
import io.baton.people.Team;
import io.baton.platform.report.Deviations;
import io.baton.platform.report.Deviations.Deviation;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import io.baton.platform.report.RuleCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened outside the one flow of requests, under the department it belongs to. */
@Component
class ConformanceReport implements Report {

    private static final String LIST = "list";
    private static final String DEPARTMENT = "department";
    private static final String GUARD = "guard";
    private static final String NOWHERE = "No department";

    private final List<Deviations> sources;
    private final List<RuleCounts> counters;
    private final Directory directory;

    ConformanceReport(List<Deviations> sources, List<RuleCounts> counters, Directory directory) {
        this.sources = sources;
        this.counters = counters;
        this.directory = directory;
    }

    private record Placed(String department, Deviation deviation) {}

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public String title() {
        return "Conformance";
    }

    @Override
    public String description() {
        return "Work outside the one flow of requests, by department: requests for which there is no catalogue item,"
                + " things and licence seats that nobody asked for, steps that went another way than the plan, rules that"
                + " were broken; and how often each guard refused something.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice(LIST, "Single deviations"),
                new Choice(DEPARTMENT, "Department and kind"),
                new Choice(GUARD, "Guard and rule"));
    }

    @Override
    public List<Filter> filters() {
        return List.of(new Filter(DEPARTMENT, "Department", List.of()));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        if (asked.groupsBy(GUARD)) {
            return guards(asked);
        }
        var wanted = asked.filter(DEPARTMENT).orElse(null);
        var found = sources.stream()
                .flatMap(source -> source.of(asked).stream())
                .map(deviation -> new Placed(departmentOf(deviation.whose()), deviation))
                .filter(placed -> wanted == null || placed.department().equalsIgnoreCase(wanted))
                .sorted(Comparator.comparing(Placed::department)
                        .thenComparing(placed -> placed.deviation().kind())
                        .thenComparing(placed -> placed.deviation().what()))
                .toList();
        return asked.groupsBy(DEPARTMENT) ? counted(found) : listed(found);
    }

    private static ReportTable listed(List<Placed> found) {
        var columns = List.of(
                new Column(DEPARTMENT, "Department", Type.TEXT),
                new Column("kind", "Kind", Type.TEXT),
                new Column("what", "What", Type.TEXT),
                new Column("whose", "Whose", Type.TEXT),
                new Column("since", "Since", Type.DATE),
                new Column("ticket", "Ticket", Type.TICKET),
                new Column("remark", "Remark", Type.TEXT));
        var rows = found.stream()
                .map(placed -> {
                    var it = placed.deviation();
                    return ReportTable.row(
                            placed.department(),
                            spoken(it.kind()),
                            it.what(),
                            it.whose(),
                            it.since().toString().substring(0, 10),
                            it.ticketKey(),
                            it.remark());
                })
                .toList();
        return new ReportTable(columns, rows, notes());
    }

    private static ReportTable counted(List<Placed> found) {
        var columns = List.of(
                new Column(DEPARTMENT, "Department", Type.TEXT),
                new Column("kind", "Kind", Type.TEXT),
                new Column("count", "Deviations", Type.NUMBER));
        var counts = found.stream()
                .collect(Collectors.groupingBy(
                        placed -> List.of(
                                placed.department(), spoken(placed.deviation().kind())),
                        () -> new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\0", key))),
                        Collectors.counting()));
        var rows = counts.entrySet().stream()
                .map(entry ->
                        ReportTable.row(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
        return new ReportTable(columns, rows, notes());
    }

    private ReportTable guards(ReportQuery asked) {
        var columns = List.of(
                new Column(GUARD, "Guard", Type.TEXT),
                new Column("rule", "Rule", Type.TEXT),
                new Column("count", "Refusals and breaches", Type.NUMBER));
        var rows = counters.stream()
                .flatMap(counter -> counter.of(asked).stream())
                .map(count -> ReportTable.row(count.guard(), count.rule(), count.refusals()))
                .toList();
        return new ReportTable(columns, rows, List.of("Days begin and end at midnight UTC."));
    }

    private static List<String> notes() {
        return List.of(
                "Requests and steps are those of the period; unmanaged assets and seats are all that stood at its end.",
                "The department is that of the person, or the name of the team, that has the thing or asked for it.");
    }

    private String departmentOf(@Nullable String whose) {
        if (whose == null) {
            return NOWHERE;
        }
        var person = directory.person(whose);
        if (person.isPresent()) {
            return person.map(Person::department).orElse(NOWHERE);
        }
        return directory.team(whose).map(Team::name).orElse(NOWHERE);
    }

    /** {@code UNMANAGED_ASSET} as "Unmanaged asset". */
    private static String spoken(String kind) {
        var words = kind.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
