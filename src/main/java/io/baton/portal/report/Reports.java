package io.baton.portal.report;

import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The reports there are, for those who may read them, and the only way to ask one. */
@Component
class Reports {

    /** Parameters that every report knows. */
    private static final Set<String> COMMON = Set.of("from", "to", "groupBy", "by", "format");

    private static final int LONGEST_FILTER = 120;

    private final Map<String, Report> reports;
    private final SignedIn signedIn;
    private final Periods periods;

    Reports(ObjectProvider<Report> reports, SignedIn signedIn, Periods periods) {
        this.reports = reports.stream().collect(Collectors.toMap(Report::name, Function.identity()));
        this.signedIn = signedIn;
        this.periods = periods;
    }

    /** A report, what it was asked, and what it answered. */
    record Answer(Report report, ReportQuery asked, ReportTable table) {}

    List<Report> mine() {
        var person = signedIn.require();
        return reports.values().stream()
                .filter(report -> mayRead(person, report))
                .sorted(Comparator.comparing(Report::title))
                .toList();
    }

    /**
     * Asks a report.
     *
     * @param parameters {@code from}, {@code to} (days; the year up to today if absent), {@code groupBy} or {@code by} for short, and filters
     * @throws Refusal 404 when there is no such report for this reader, 422 naming a parameter that is not understood
     */
    Answer ask(String name, Map<String, String> parameters) {
        var report = reports.get(name);
        if (report == null || !mayRead(signedIn.require(), report)) {
            throw Refusal.notFound("Report " + name);
        }
        var asked = query(report, parameters);
        return new Answer(report, asked, report.read(asked));
    }

    private ReportQuery query(Report report, Map<String, String> parameters) {
        var period = periods.of(parameters.get("from"), parameters.get("to"));
        return new ReportQuery(
                period.from(),
                period.to(),
                period.zone(),
                grouping(report, parameters.getOrDefault("groupBy", parameters.get("by"))),
                filters(report, parameters));
    }

    private static @Nullable String grouping(Report report, @Nullable String asked) {
        var ids = report.groupings().stream().map(Report.Choice::id).toList();
        if (asked == null || asked.isBlank()) {
            return ids.isEmpty() ? null : ids.get(0);
        }
        if (!ids.contains(asked)) {
            throw Refusal.invalid(
                    "groupBy",
                    ids.isEmpty()
                            ? "is not offered by this report."
                            : "must be one of " + String.join(", ", ids) + ".");
        }
        return asked;
    }

    private static Map<String, String> filters(Report report, Map<String, String> parameters) {
        var filters = new HashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (!COMMON.contains(name) && !value.isBlank()) {
                filters.put(name, filtered(report, name, value.strip()));
            }
        });
        return filters;
    }

    private static String filtered(Report report, String name, String value) {
        var filter = report.filters().stream()
                .filter(f -> f.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(name, "is no filter of this report."));
        var values = filter.choices().stream().map(Report.Choice::id).toList();
        if (!values.isEmpty() && !values.contains(value)) {
            throw Refusal.invalid(name, "must be one of " + String.join(", ", values) + ".");
        }
        if (value.length() > LONGEST_FILTER) {
            throw Refusal.invalid(name, "must be at most " + LONGEST_FILTER + " characters long.");
        }
        return value;
    }

    private static boolean mayRead(Person person, Report report) {
        return report.readers().stream().anyMatch(person::has);
    }
}
