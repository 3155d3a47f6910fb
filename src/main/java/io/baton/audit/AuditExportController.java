package io.baton.audit;

import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands the ledger out to auditors. Each export is an event of the ledger itself, which also keeps its hash. */
@RestController
@RequestMapping("/api/audit/export")
@RolesAllowed(AuditController.AUDITOR)
class AuditExportController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditExportController.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Map<String, String> TYPES =
            Map.of("ndjson", "application/x-ndjson", "csv", "text/csv;charset=UTF-8", "zip", "application/zip");

    private final LedgerExport export;
    private final AuditLedger ledger;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditExportController(LedgerExport export, AuditLedger ledger, Sealer sealer, JdbcClient jdbc, Clock clock) {
        this.export = export;
        this.ledger = ledger;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping
    void export(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "ndjson") String format,
            HttpServletResponse response)
            throws IOException {
        var type = TYPES.get(format);
        if (type == null) {
            throw Refusal.invalid("format", "must be ndjson, csv or zip.");
        }
        var query = new LedgerQuery().between(from, to);
        var file = "audit-" + STAMP.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "." + format;
        var asked = AuditEvent.of("AUDIT_EXPORT_STARTED", "export", file)
                .with("format", format)
                .with("from", from)
                .with("to", to);
        ledger.append(asked);
        sealWhatWaits();
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        var out = new HashedOutput(response.getOutputStream());
        var scope = export.scope(query);
        var events = write(format, scope, about(asked, file), out);
        out.flush();
        ledger.append(AuditEvent.of("AUDIT_EXPORTED", "export", file)
                .with("format", format)
                .with("from", from)
                .with("to", to)
                .with("events", events)
                .with("size", scope.size())
                .with("sha256", out.sha256()));
    }

    /** The hash of an export in the form that {@code sha256sum -c} reads; of the asker's last one if none is named. */
    @GetMapping(path = "/manifest", produces = MediaType.TEXT_PLAIN_VALUE)
    String manifest(@RequestParam(required = false) @Nullable String file) {
        var exports = new LedgerQuery()
                .where("action", "AUDIT_EXPORTED")
                .where("object_id", file)
                .where("actor", file == null ? CurrentActor.get().id() : null)
                .page(jdbc, 0, 1)
                .items();
        if (exports.isEmpty() || !(exports.get(0).get("details") instanceof Map<?, ?> details)) {
            throw Refusal.notFound("The export");
        }
        return details.get("sha256") + "  " + exports.get(0).get("objectId") + "\n";
    }

    private long write(String format, LedgerExport.Scope scope, Map<String, Object> about, HashedOutput out)
            throws IOException {
        return switch (format) {
            case "csv" -> export.table(scope, out);
            case "zip" -> export.archive(scope, about, out);
            default -> export.lines(scope, out);
        };
    }

    private Map<String, Object> about(AuditEvent asked, String file) {
        var about = new LinkedHashMap<String, Object>(asked.details());
        about.put("file", file);
        about.put("exportedAt", clock.instant());
        about.put("exportedBy", CurrentActor.get().id());
        return about;
    }

    /** So that the export tells of the last second too; if sealing fails, health says so and the rest is handed out. */
    private void sealWhatWaits() {
        try {
            sealer.sealAll();
        } catch (RuntimeException e) {
            LOG.warn("The ledger could not be sealed before its export: {}", e.toString());
        }
    }
}
