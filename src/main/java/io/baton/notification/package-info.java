/** Telling people what happened and what comes next, by policy, without holding up any work. */
@ApplicationModule(allowedDependencies = {"platform :: http"})
@NullMarked
package io.baton.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
