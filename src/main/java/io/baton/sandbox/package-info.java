/** A place to try models and rules out before people rely on them: a clock that can be moved, nothing real in reach. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "people"})
@NullMarked
package io.baton.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
