package io.baton.assignment;

import io.baton.people.Readers;
import io.baton.people.StaffRegister;
import io.baton.platform.Timestamps;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The report {@code role-overlap}: what hangs on one person, or on nobody. */
@Component
class RoleOverlapReport implements Report {

    /** With fewer, nobody stands in. */
    private static final int ENOUGH = 2;

    private record Asked(String skills, int tickets) {}

    private final StaffRegister staff;
    private final JdbcClient db;

    RoleOverlapReport(StaffRegister staff, JdbcClient db) {
        this.staff = staff;
        this.db = db;
    }

    @Override
    public String name() {
        return "role-overlap";
    }

    @Override
    public String title() {
        return "Skills without a second holder";
    }

    @Override
    public String description() {
        return "Skills that fewer than two people have, as of now, and how many tickets of the period asked for each."
                + " A skill that tickets ask for and nobody has is listed as well.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS_AND_MANAGERS;
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var holders = staff.skills();
        var demand = demand(asked);
        var skills = new TreeSet<>(holders.keySet());
        skills.addAll(demand.keySet());
        var rows = skills.stream()
                .filter(skill -> holders.getOrDefault(skill, Set.of()).size() < ENOUGH)
                .map(skill -> {
                    var who = holders.getOrDefault(skill, Set.of());
                    return ReportTable.row(
                            skill,
                            who.size(),
                            String.join(", ", who),
                            demand.getOrDefault(skill, 0),
                            who.isEmpty() ? "Nobody has it" : "One person only");
                })
                .toList();
        return new ReportTable(
                List.of(
                        new Column("skill", "Skill", Type.TEXT),
                        new Column("holders", "Holders", Type.NUMBER),
                        new Column("people", "Who", Type.TEXT),
                        new Column("tickets", "Tickets that asked for it", Type.NUMBER),
                        new Column("remark", "Remark", Type.TEXT)),
                rows,
                List.of(
                        "Holders are counted whether they are there or away; who may not sign in any more does not count."));
    }

    private Map<String, Integer> demand(ReportQuery asked) {
        var demand = new HashMap<String, Integer>();
        db.sql("""
                        select n.skills as skills, count(*) as tickets
                        from assignment_need n join ticket t on t.ticket_key = n.ticket_key
                        where t.created_at >= ? and t.created_at < ? and n.skills <> ''
                        group by n.skills""")
                .params(Timestamps.column(asked.start()), Timestamps.column(asked.end()))
                .query((row, n) -> new Asked(row.getString("skills"), row.getInt("tickets")))
                .list()
                .forEach(it ->
                        Needs.split(it.skills()).forEach(skill -> demand.merge(skill, it.tickets(), Integer::sum)));
        return demand;
    }
}
