package io.baton.escalation;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code escalations}: what they came from, crossed with how much the team had to do and who was there. */
@Component
class EscalationsReport implements Report {

    private static final String UNKNOWN = "not named yet";
    private static final Set<String> PEOPLE = Set.of("STAFFING", "SKILL");

    private final EscalationBook book;

    EscalationsReport(EscalationBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "escalations";
    }

    @Override
    public String title() {
        return "Escalations";
    }

    @Override
    public String description() {
        return "Whether escalations stem from the process or from staffing: each cause with the load of the team and the people who"
                + " were present when they were raised. Load and presence are kept with the escalation at that moment.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice("team", "Cause and team"),
                new Choice("cause", "Cause"),
                new Choice("trigger", "Cause and trigger"));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var groups = book.between(asked.start(), asked.end()).stream()
                .collect(Collectors.groupingBy(
                        it -> Objects.requireNonNullElse(it.cause(), UNKNOWN) + "|" + by(it, asked),
                        TreeMap::new,
                        Collectors.toList()));
        var rows = new ArrayList<List<@Nullable Object>>();
        groups.forEach((key, all) -> rows.add(row(key.split("\\|", -1), all)));
        return new ReportTable(
                List.of(
                        new Column("cause", "Cause", Type.TEXT),
                        new Column("kind", "Process or people", Type.TEXT),
                        new Column("group", "Team or trigger", Type.TEXT),
                        new Column("escalations", "Escalations", Type.NUMBER),
                        new Column("openTasks", "Open tasks of the team", Type.NUMBER),
                        new Column("present", "People present", Type.NUMBER),
                        new Column("away", "People away", Type.NUMBER),
                        new Column("acknowledged", "Acknowledged", Type.PERCENT),
                        new Column("problem", "Problem", Type.TICKET)),
                rows,
                List.of("Open tasks and people are means over the moments at which the escalations were raised."));
    }

    private static String by(Escalation it, ReportQuery asked) {
        if (asked.groupsBy("cause")) {
            return "all";
        }
        return asked.groupsBy("trigger") ? it.trigger() : Objects.requireNonNullElse(it.team(), "no team");
    }

    private static List<@Nullable Object> row(String[] key, List<Escalation> all) {
        var acknowledged = all.stream()
                .filter(it -> it.state() == Escalation.State.ACKNOWLEDGED)
                .count();
        return ReportTable.row(
                key[0],
                kind(key[0]),
                key[1],
                all.size(),
                mean(all, it -> it.load().openTasks()),
                mean(all, it -> it.load().present()),
                mean(all, it -> it.load().away()),
                share(acknowledged, all.size()),
                all.stream()
                        .map(Escalation::problem)
                        .filter(Objects::nonNull)
                        .reduce((first, last) -> last)
                        .orElse(null));
    }

    private static String kind(String cause) {
        if (cause.equals(UNKNOWN)) {
            return "";
        }
        return PEOPLE.contains(cause) ? "people" : cause.equals("PROCESS_FLAW") ? "process" : "elsewhere";
    }

    private static BigDecimal mean(List<Escalation> all, ToIntFunction<Escalation> figure) {
        return BigDecimal.valueOf(all.stream().mapToInt(figure).average().orElse(0))
                .setScale(1, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(long part, int whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
