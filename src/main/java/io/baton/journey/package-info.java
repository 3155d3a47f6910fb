/**
 * Journeys of customers: which services belong together for whoever needs something, who answers for the whole of it whatever group
 * works, and which tickets are one way.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "people"})
@NullMarked
package io.baton.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
