/** What can be ordered, what must be said to order it, and the counter where requests are handed in. */
@ApplicationModule(allowedDependencies = {"ticket :: approval", "ticket :: review"})
@NullMarked
package io.baton.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
