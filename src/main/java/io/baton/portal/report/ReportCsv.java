package io.baton.portal.report;

import io.baton.platform.report.ReportTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A report for spreadsheets, which must not take a cell for a formula. */
final class ReportCsv {

    private ReportCsv() {}

    static String of(ReportTable table) {
        var text = new StringWriter();
        var titles = table.columns().stream().map(ReportTable.Column::title).toArray(String[]::new);
        try (var printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(titles).get())) {
            for (var row : table.rows()) {
                for (var value : row) {
                    printer.print(cell(value));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Numbers are written as they are, also negative ones; an apostrophe in front of other text keeps it from being computed. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = ReportValues.text(value);
        return !(value instanceof Number) && !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
