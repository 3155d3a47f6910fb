package io.baton.portal.report;

import io.baton.people.AnyPerson;
import io.baton.platform.Refusal;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportTable.Column;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out reports, to each reader those of the reader's roles. */
@RestController
@RequestMapping("/api/reports")
@AnyPerson
class ReportController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final Set<String> FORMATS = Set.of("json", "csv");

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    /** A report that can be asked. */
    record Offer(
            String name, String title, String description, List<Report.Choice> groupings, List<Report.Filter> filters) {

        static Offer of(Report report) {
            return new Offer(report.name(), report.title(), report.description(), report.groupings(), report.filters());
        }
    }

    /** What a report answered; each row holds its values under the ids of the columns. */
    record Answer(
            String name,
            String title,
            String description,
            LocalDate from,
            LocalDate to,
            @Nullable String groupBy,
            Map<String, String> filters,
            List<Column> columns,
            List<Map<String, @Nullable Object>> rows,
            List<String> notes) {

        static Answer of(Reports.Answer answer) {
            var report = answer.report();
            var asked = answer.asked();
            return new Answer(
                    report.name(),
                    report.title(),
                    report.description(),
                    asked.from(),
                    asked.to(),
                    asked.groupBy(),
                    asked.filters(),
                    answer.table().columns(),
                    named(answer),
                    answer.table().notes());
        }

        private static List<Map<String, @Nullable Object>> named(Reports.Answer answer) {
            var columns = answer.table().columns();
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            for (var values : answer.table().rows()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (var i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i).id(), values.get(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @GetMapping
    List<Offer> all() {
        return reports.mine().stream().map(Offer::of).toList();
    }

    /** As CSV with {@code format=csv} or {@code Accept: text/csv}, as JSON otherwise. */
    @GetMapping("/{name}")
    ResponseEntity<?> one(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        if (format != null && !FORMATS.contains(format)) {
            throw Refusal.invalid("format", "must be json or csv.");
        }
        var answer = reports.ask(name, parameters);
        if (!isCsv(format, accept)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Answer.of(answer));
        }
        var file = name + "-" + answer.asked().from() + "-" + answer.asked().to() + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .body(ReportCsv.of(answer.table()));
    }

    private static boolean isCsv(@Nullable String format, @Nullable String accept) {
        return format != null ? format.equals("csv") : accept != null && accept.contains("text/csv");
    }
}
