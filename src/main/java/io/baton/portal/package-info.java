/** The pages for requesters, and the ticket page that everyone shares. */
@ApplicationModule(
        allowedDependencies = {
            "platform :: report",
            "ticket :: approval",
            "ticket :: scope",
            "ticket :: priority",
            "ticket :: work",
            "ticket :: review",
            "governance :: review",
            "calendar",
            "catalog",
            "cmdb",
            "asset",
            "notification",
            "survey",
            "improvement",
            "knowledge",
            "escalation",
            "journey",
            "sla",
            "change",
            "gate"
        })
@NullMarked
package io.baton.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
