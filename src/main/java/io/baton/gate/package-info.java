/** The gate that pipelines ask before they deploy: what may go where now, who was let through, and what came of it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: http",
            "audit",
            "people",
            "calendar",
            "engine",
            "ticket",
            "deployment",
            "schedule"
        })
@NullMarked
package io.baton.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
