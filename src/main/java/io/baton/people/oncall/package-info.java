/** Who is on call: rotas, how they resolve to shifts, where they have gaps and how fair they are. */
@NullMarked
package io.baton.people.oncall;

import org.jspecify.annotations.NullMarked;
