/**
 * Asks people once, shortly after their ticket is closed, how it was, and tells from their answers how satisfied they
 * are with each service, team and item. Whoever is dissatisfied is called back.
 */
@ApplicationModule(allowedDependencies = "platform :: report")
@NullMarked
package io.baton.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
