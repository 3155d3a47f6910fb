/** The append-only ledger: who did what to which record, when, and proof that nobody changed it since. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.baton.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
