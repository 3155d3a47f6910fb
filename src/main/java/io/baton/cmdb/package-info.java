/** Configuration items, how they relate, and what is hit when one of them fails. */
@ApplicationModule(allowedDependencies = {"platform :: http"})
@NullMarked
package io.baton.cmdb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
