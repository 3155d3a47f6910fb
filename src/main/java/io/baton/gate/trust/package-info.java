/** How far a service has earned it that its pipelines need not ask, reckoned from what became of its deployments. */
@NullMarked
package io.baton.gate.trust;

import org.jspecify.annotations.NullMarked;
