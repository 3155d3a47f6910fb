/** What requests cost and who pays for it: cost centres, their budgets, lines booked at closure, the report on them. */
@ApplicationModule(allowedDependencies = {"platform :: report", "ticket :: approval"})
@NullMarked
package io.baton.showback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
