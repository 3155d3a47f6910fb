/** When work is done: business calendars with zone, slots, public holidays and closures, and arithmetic on working time. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "people"})
@NullMarked
package io.baton.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
