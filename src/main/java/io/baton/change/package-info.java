/**
 * Changes to what runs: what is to be done where and when, how risky that is, who agreed, what proves that it can be taken back, and
 * what came of it.
 */
@ApplicationModule(allowedDependencies = {"ticket :: approval", "ticket :: review", "schedule"})
@NullMarked
package io.baton.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
