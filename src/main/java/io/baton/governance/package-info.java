/** What proves to others that rules are kept: approvals are attested by the identity system, habits are reviewed. */
@ApplicationModule(
        allowedDependencies = {"platform :: http", "platform :: report", "ticket :: approval", "ticket :: review"})
@NullMarked
package io.baton.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
