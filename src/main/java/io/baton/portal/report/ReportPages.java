package io.baton.portal.report;

import io.baton.people.AnyPerson;
import io.baton.platform.Refusal;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Reports to read in a browser: the list of them, and one with its table and filters. */
@Controller
class ReportPages {

    private static final Map<Type, String> STYLES = Map.of(
            Type.NUMBER, "number",
            Type.MONEY, "number",
            Type.PERCENT, "number",
            Type.DATE, "unbroken",
            Type.TICKET, "unbroken");

    private final Reports reports;

    ReportPages(Reports reports) {
        this.reports = reports;
    }

    /** A value as it stands in the table. */
    record Cell(String text, String style, @Nullable String link) {}

    @GetMapping("/portal/reports")
    @AnyPerson
    String list(Model model) {
        model.addAttribute("reports", reports.mine());
        return "portal/reports";
    }

    @GetMapping("/portal/reports/{name}")
    @AnyPerson
    String show(@PathVariable String name, @RequestParam Map<String, String> parameters, Model model) {
        var answer = answer(name, parameters, model);
        model.addAttribute("report", answer.report());
        model.addAttribute("asked", answer.asked());
        model.addAttribute("columns", answer.table().columns());
        model.addAttribute("rows", rows(answer));
        model.addAttribute("notes", answer.table().notes());
        model.addAttribute("csv", csv(answer));
        return "portal/report";
    }

    /** What cannot be understood is told above the report as it is without it. */
    private Reports.Answer answer(String name, Map<String, String> parameters, Model model) {
        try {
            return reports.ask(name, parameters);
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            model.addAttribute("problem", refusal.getMessage());
            return reports.ask(name, Map.of());
        }
    }

    private static List<List<Cell>> rows(Reports.Answer answer) {
        var columns = answer.table().columns();
        var rows = new ArrayList<List<Cell>>();
        for (var values : answer.table().rows()) {
            var row = new ArrayList<Cell>();
            for (var i = 0; i < columns.size(); i++) {
                row.add(cell(columns.get(i), values.get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Cell cell(Column column, @Nullable Object value) {
        if (value == null) {
            return new Cell("", "", null);
        }
        var text = ReportValues.text(value);
        var style = STYLES.getOrDefault(column.type(), "");
        return switch (column.type()) {
            case TICKET -> new Cell(text, style, "/portal/tickets/" + text);
            case LINK -> new Cell(column.title(), style, text);
            default -> new Cell(text, style, null);
        };
    }

    private static String csv(Reports.Answer answer) {
        var asked = answer.asked();
        var parameters = new HashMap<String, String>(asked.filters());
        parameters.put("from", asked.from().toString());
        parameters.put("to", asked.to().toString());
        if (asked.groupBy() != null) {
            parameters.put("groupBy", asked.groupBy());
        }
        parameters.put("format", "csv");
        var address = UriComponentsBuilder.fromPath("/api/reports/{name}");
        parameters.keySet().stream().sorted().forEach(key -> address.queryParam(key, "{" + key + "}"));
        parameters.put("name", answer.report().name());
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
