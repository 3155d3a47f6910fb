package io.baton.ticket.api;

import io.baton.people.Role;
import io.baton.platform.Page;
import io.baton.ticket.Reclassification;
import io.baton.ticket.Reclassifications;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people had to judge because the tables could not, or judged wrongly: the material for better tables. */
@RestController
@RequestMapping("/api/reclassifications")
@RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR})
class ReclassificationController {

    private final Reclassifications reclassifications;

    ReclassificationController(Reclassifications reclassifications) {
        this.reclassifications = reclassifications;
    }

    @GetMapping
    Page<Reclassification> all(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return reclassifications.all(page, size);
    }
}
