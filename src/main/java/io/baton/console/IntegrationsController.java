package io.baton.console;

import io.baton.people.Role;
import io.baton.platform.http.IntegrationStatus;
import io.baton.platform.http.Integrations;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every link to an outside system: whether it works, since when not and why, and who repairs it. */
@RestController
@RequestMapping("/api/integrations")
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
class IntegrationsController {

    private final Integrations integrations;

    IntegrationsController(Integrations integrations) {
        this.integrations = integrations;
    }

    @GetMapping
    List<IntegrationStatus> all() {
        return integrations.statuses();
    }
}
