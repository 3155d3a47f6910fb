package io.baton.metrics;

import io.baton.engine.Processes;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks for patterns at once instead of at the next round. */
@RestController
class PatternScanController {

    record Started(String key, Map<String, String> links) {}

    private final Processes processes;

    PatternScanController(Processes processes) {
        this.processes = processes;
    }

    @PostMapping("/api/pattern-scans")
    @RolesAllowed(Role.PROCESS_OWNER)
    @Transactional
    public ResponseEntity<Started> start() {
        var key = processes
                .startByMessage("PatternScanRequested", Map.of())
                .orElseThrow(() -> Refusal.conflict(
                        "process-missing", "No model begins with PatternScanRequested; deploy pattern-scan.bpmn."));
        return ResponseEntity.created(URI.create("/api/tickets/" + key))
                .body(new Started(key, Map.of("ticket", "/api/tickets/" + key, "improvements", "/api/improvements")));
    }
}
