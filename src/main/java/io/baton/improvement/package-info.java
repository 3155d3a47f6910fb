/**
 * Makes the way of working better: what those who do the work say about it, by a tick on a form or without a name, and
 * what becomes of it, planned, done and checked for its effect.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.improvement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
