/**
 * What is brought where, and what allows it: the words in which changes, the gate and the tools that deploy speak to each other
 * without knowing each other.
 */
@ApplicationModule(allowedDependencies = {"platform", "people"})
@NullMarked
package io.baton.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
