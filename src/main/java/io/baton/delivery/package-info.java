/** Hands approved changes to the tools that deploy, and learns what came of it. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: http", "audit", "people", "engine", "ticket", "deployment"})
@NullMarked
package io.baton.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
