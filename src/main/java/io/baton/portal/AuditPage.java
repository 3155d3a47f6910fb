package io.baton.portal;

import io.baton.people.Role;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where auditors begin: the trail of a ticket, the proof of the ledger, the export. */
@Controller
class AuditPage {

    @GetMapping("/portal/audit")
    @RolesAllowed(Role.AUDITOR)
    String show() {
        return "portal/audit";
    }
}
