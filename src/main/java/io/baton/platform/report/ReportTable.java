package io.baton.platform.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a report.
 *
 * @param rows one value per column; null where there is none
 * @param notes sentences that a reader needs in order not to misread the numbers
 */
public record ReportTable(List<Column> columns, List<List<@Nullable Object>> rows, List<String> notes) {

    /** What the values of a column are, and so how they are shown and aligned. */
    public enum Type {
        TEXT,
        /** Integer or decimal number. */
        NUMBER,
        /** Decimal number with two places; the currency is named in the title or in a column of its own. */
        MONEY,
        /** Share of a hundred, such as 87.5. */
        PERCENT,
        DATE,
        /** An instant. */
        TIME,
        /** Key of a ticket, shown as a link to its page. */
        TICKET,
        /** Path of a page of the portal, shown as a link under the title of the column. */
        LINK
    }

    /** One column: its id for programs, its title for people. */
    public record Column(String id, String title, Type type) {}

    public ReportTable {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
        notes = List.copyOf(notes);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " values for " + columns.size() + " columns");
            }
        }
    }

    /** One row, in the order of the columns. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
