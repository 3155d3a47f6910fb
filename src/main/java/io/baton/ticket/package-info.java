/** One record for everything somebody asked for: its state, its timeline, the work done for it and the rules that guard it. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform::http", "platform::report", "audit", "people", "calendar", "engine"
        })
@NullMarked
package io.baton.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
