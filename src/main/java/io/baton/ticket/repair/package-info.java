/** Automatic steps that used up their attempts are handed to people, who repeat them, do them by hand, or end the work. */
@NamedInterface("repair")
@NullMarked
package io.baton.ticket.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
