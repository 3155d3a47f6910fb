/** What monitoring systems report, taken in once and told to the work that watches out for it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
