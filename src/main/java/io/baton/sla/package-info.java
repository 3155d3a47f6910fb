/** What was promised and whether it is kept: clocks over segments, thresholds, consequences, and the reason of each deadline. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: report",
            "audit",
            "people",
            "calendar",
            "journey",
            "engine",
            "ticket"
        })
@NullMarked
package io.baton.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
