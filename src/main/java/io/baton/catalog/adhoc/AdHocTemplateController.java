package io.baton.catalog.adhoc;

import io.baton.people.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The temporary templates, with what is left of them. */
@RestController
@RequestMapping("/api/catalogue/ad-hoc-templates")
class AdHocTemplateController {

    private final AdHocTemplates templates;

    AdHocTemplateController(AdHocTemplates templates) {
        this.templates = templates;
    }

    @GetMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR})
    List<AdHocTemplate> all() {
        return templates.all();
    }
}
