/** Restores what is broken: who decides when several domains are hit, and what each of them found. */
@ApplicationModule
@NullMarked
package io.baton.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
