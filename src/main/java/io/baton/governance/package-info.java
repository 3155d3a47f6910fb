/** What proves to others that rules were kept: the chain of approvals is attested by the identity system. */
@ApplicationModule(allowedDependencies = {"platform :: http", "ticket :: approval"})
@NullMarked
package io.baton.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
