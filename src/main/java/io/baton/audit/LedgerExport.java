package io.baton.audit;

import io.baton.audit.proof.CanonicalJson;
import io.baton.audit.proof.ExportFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes sealed events out, in the order of the ledger and page by page, so that its length does not matter. */
@Component
class LedgerExport {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final LedgerCheck check;

    LedgerExport(JdbcClient jdbc, LedgerCheck check) {
        this.jdbc = jdbc;
        this.check = check;
    }

    /**
     * What an export covers.
     *
     * @param checkpoint number of the newest checkpoint when it began
     * @param size how many events that covers
     */
    record Scope(LedgerQuery query, long checkpoint, long size) {}

    Scope scope(LedgerQuery query) {
        return jdbc.sql("select checkpoint_no, tree_size from audit_checkpoint"
                        + " order by checkpoint_no desc fetch first 1 rows only")
                .query((row, n) -> new Scope(query, row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Scope(query, 0, 0));
    }

    /** One JSON object per line; returns how many. */
    long lines(Scope scope, OutputStream out) throws IOException {
        var writer = writer(out);
        var count = each(
                scope, entry -> writer.append(CanonicalJson.of(entry.members())).append('\n'));
        writer.flush();
        return count;
    }

    long table(Scope scope, OutputStream out) throws IOException {
        var csv = new LedgerCsv(writer(out));
        var count = each(scope, csv::write);
        csv.flush();
        return count;
    }

    /** Everything the stand-alone verifier needs, in one archive. */
    long archive(Scope scope, Map<String, Object> about, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var hashes = new LinkedHashMap<String, Object>();
        var events = new long[1];
        hashes.put(ExportFiles.EVENTS, add(zip, ExportFiles.EVENTS, file -> events[0] = lines(scope, file)));
        hashes.put(ExportFiles.LEAVES, add(zip, ExportFiles.LEAVES, file -> leaves(scope, file)));
        hashes.put(ExportFiles.CHECKPOINTS, add(zip, ExportFiles.CHECKPOINTS, file -> checkpoints(scope, file)));
        var manifest = new LinkedHashMap<String, Object>(about);
        manifest.put("events", events[0]);
        manifest.put("size", scope.size());
        manifest.put("files", hashes);
        manifest.put(
                "publicKeys", check.trusted().stream().map(Object::toString).toList());
        var text = CanonicalJson.of(manifest) + "\n";
        hashes.put(ExportFiles.MANIFEST, add(zip, ExportFiles.MANIFEST, file -> write(file, text)));
        add(zip, ExportFiles.SIGNATURE, file -> write(file, check.signer().sign(ExportFiles.signed(text))));
        var sums = new StringBuilder();
        hashes.forEach(
                (name, hash) -> sums.append(hash).append("  ").append(name).append('\n'));
        add(zip, ExportFiles.SUMS, file -> write(file, sums.toString()));
        zip.finish();
        return events[0];
    }

    private long each(Scope scope, Taking taking) throws IOException {
        var count = 0L;
        var index = -1L;
        List<LedgerEntry> page;
        do {
            page = scope.query().sealedAfter(jdbc, index, scope.size(), PAGE);
            for (var entry : page) {
                taking.take(entry);
                index = Objects.requireNonNull(entry.sequence());
                count++;
            }
        } while (!page.isEmpty());
        return count;
    }

    private void leaves(Scope scope, OutputStream out) throws IOException {
        for (var from = 0L; from < scope.size(); from += 10_000) {
            var page = jdbc.sql("select leaf_hash from audit_leaf where idx >= ? and idx < ? order by idx")
                    .params(from, Math.min(scope.size(), from + 10_000))
                    .query(String.class)
                    .list();
            write(out, String.join("\n", page) + "\n");
        }
    }

    private void checkpoints(Scope scope, OutputStream out) throws IOException {
        for (var from = 0L; from < scope.checkpoint(); from += 1_000) {
            var page = jdbc.sql("select note from audit_checkpoint where checkpoint_no > ? and checkpoint_no <= ?"
                            + " order by checkpoint_no")
                    .params(from, Math.min(scope.checkpoint(), from + 1_000))
                    .query(String.class)
                    .list();
            write(out, String.join("\n", page) + "\n");
        }
    }

    private static String add(ZipOutputStream zip, String name, Writing writing) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(Instant.EPOCH.toEpochMilli());
        zip.putNextEntry(entry);
        var file = new HashedOutput(zip);
        writing.write(file);
        file.flush();
        zip.closeEntry();
        return file.sha256();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    @FunctionalInterface
    private interface Taking {
        void take(LedgerEntry entry) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void write(OutputStream file) throws IOException;
    }
}
