/** The only door to the process engine: models go in checked, steps come out as facts, nothing runs unguarded. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: http", "audit", "people"})
@NullMarked
package io.baton.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
