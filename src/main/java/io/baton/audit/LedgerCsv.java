package io.baton.audit;

import io.baton.audit.proof.CanonicalJson;
import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Events as a table for spreadsheets, which must not take a cell for a formula. */
final class LedgerCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "sequence",
                    "id",
                    "at",
                    "actorType",
                    "actor",
                    "groups",
                    "action",
                    "outcome",
                    "objectType",
                    "objectId",
                    "ticket",
                    "category",
                    "privileged",
                    "details",
                    "reason",
                    "oldValue",
                    "newValue",
                    "node",
                    "leafHash")
            .get();

    private final CSVPrinter printer;

    LedgerCsv(Writer out) throws IOException {
        printer = FORMAT.print(out);
    }

    void write(LedgerEntry entry) throws IOException {
        printer.printRecord(
                entry.text("sequence"),
                entry.text("id"),
                entry.text("at"),
                cell(entry.text("actorType")),
                cell(entry.text("actor")),
                cell(String.join(" ", entry.groups())),
                cell(entry.text("action")),
                cell(entry.text("outcome")),
                cell(entry.text("objectType")),
                cell(entry.text("objectId")),
                cell(entry.text("ticket")),
                cell(entry.text("category")),
                entry.text("privileged"),
                cell(CanonicalJson.of(entry.details())),
                cell(entry.words("reason")),
                cell(entry.words("oldValue")),
                cell(entry.words("newValue")),
                cell(entry.text("node")),
                entry.text("leafHash"));
    }

    void flush() throws IOException {
        printer.flush();
    }

    /** An apostrophe in front keeps a spreadsheet from computing what a stranger wrote. */
    static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
