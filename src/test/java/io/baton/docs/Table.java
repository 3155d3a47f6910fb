package io.baton.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... headings) {
        row(headings);
        row(Arrays.stream(headings).map(h -> "---").toArray(String[]::new));
    }

    Table row(String... cells) {
        text.append(Arrays.stream(cells)
                        .map(cell ->
                                cell.replaceAll("\\s+", " ").replace("|", "\\|").strip())
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
