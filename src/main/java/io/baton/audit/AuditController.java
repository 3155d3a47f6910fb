package io.baton.audit;

import io.baton.audit.proof.Verdict;
import io.baton.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for auditors: search it, and have it proved. */
@RestController
@RequestMapping("/api/audit")
@RolesAllowed(AuditController.AUDITOR)
class AuditController {

    /** Id of the role; this module is below the one that names the roles. */
    static final String AUDITOR = "auditor";

    private final JdbcClient jdbc;
    private final LedgerCheck check;

    AuditController(JdbcClient jdbc, LedgerCheck check) {
        this.jdbc = jdbc;
        this.check = check;
    }

    /**
     * What the verification found.
     *
     * @param size events under the newest checkpoint
     * @param checked events found sound, from the first on
     * @param firstBroken sequence number of the first event that is not proved
     * @param refusesChanges whether the database still refuses to change events
     */
    record Verification(
            boolean valid,
            long size,
            long checked,
            @Nullable Long firstBroken,
            @Nullable String reason,
            @Nullable String checkpoint,
            long checkpoints,
            long anchors,
            long unsealed,
            long purged,
            boolean refusesChanges) {

        static Verification of(Verdict found, boolean refusesChanges) {
            return new Verification(
                    found.valid(),
                    found.size(),
                    found.checked(),
                    found.firstBroken(),
                    found.reason(),
                    found.checkpoint(),
                    found.checkpoints(),
                    found.anchors(),
                    found.unsealed(),
                    found.purged(),
                    refusesChanges);
        }
    }

    @GetMapping("/verify")
    Verification verify() {
        return Verification.of(check.verify(), check.refusesChanges());
    }

    @GetMapping("/events")
    Page<Map<String, Object>> events(
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable Boolean privileged,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return new LedgerQuery()
                .where("ticket", ticket)
                .where("category", category)
                .where("service", service)
                .where("code", code)
                .where("action", action == null ? type : action)
                .where("actor", actor)
                .where("object_id", object)
                .where("privileged", privileged)
                .where("outcome", outcome)
                .between(from, to)
                .page(jdbc, page, size);
    }
}
