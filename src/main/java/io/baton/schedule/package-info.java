/**
 * When what may be touched: planned changes, maintenance windows, peak times, blackouts and freezes, what collides with what, and
 * when it is free.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "people", "calendar", "ticket :: work"})
@NullMarked
package io.baton.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
