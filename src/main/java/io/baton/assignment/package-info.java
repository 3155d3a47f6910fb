/** Who inside a team takes a piece of work: the strategies of the table, caps, fairness, and why everybody else did not. */
@ApplicationModule(allowedDependencies = "platform :: report")
@NullMarked
package io.baton.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
