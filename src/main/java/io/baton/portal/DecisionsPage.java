package io.baton.portal;

import io.baton.engine.ReadableTable;
import io.baton.engine.ReadableTables;
import io.baton.people.AnyPerson;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules in force, for everybody to read: which question each table answers, by which rows, and why. */
@Controller
@RequestMapping("/portal/governance/decisions")
@AnyPerson
class DecisionsPage {

    private final ReadableTables tables;
    private final PageWords words;

    DecisionsPage(ReadableTables tables, PageWords words) {
        this.tables = tables;
        this.words = words;
    }

    /** A table in short. */
    record Entry(String id, String name, String question, int version, int rows) {}

    /** One rule as a card: the conditions that matter, and what follows. */
    record RuleCard(String id, String reason, List<Fact> conditions, List<Fact> answers) {}

    @GetMapping
    String all(Model model) {
        model.addAttribute(
                "tables",
                tables.all().stream()
                        .map(table -> new Entry(
                                table.id(),
                                table.name(),
                                table.question(),
                                table.version(),
                                table.rows().size()))
                        .toList());
        return "portal/decisions";
    }

    @GetMapping("/{id}")
    String one(@PathVariable("id") String id, Model model) {
        var table = tables.of(id);
        model.addAttribute("table", table);
        model.addAttribute("deployed", words.moment(table.deployedAt()));
        model.addAttribute(
                "rules", table.rows().stream().map(row -> card(table, row)).toList());
        return "portal/decision";
    }

    private static RuleCard card(ReadableTable table, ReadableTable.Row row) {
        return new RuleCard(
                row.id(),
                row.reason(),
                facts(table.conditions(), row.conditions(), true),
                facts(table.answers(), row.answers(), false));
    }

    private static List<Fact> facts(List<String> labels, List<String> cells, boolean onlyFilled) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < Math.min(labels.size(), cells.size()); i++) {
            if (!onlyFilled || !cells.get(i).isEmpty()) {
                facts.add(new Fact(labels.get(i), cells.get(i)));
            }
        }
        return facts;
    }
}
