/** Who works here and who asks: people, teams, roles, tokens, and how they sign in. */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package io.baton.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
