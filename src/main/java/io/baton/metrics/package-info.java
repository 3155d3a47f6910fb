/** How well the service works, in figures that the other modules offer. */
@ApplicationModule(allowedDependencies = "platform :: report")
@NullMarked
package io.baton.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
