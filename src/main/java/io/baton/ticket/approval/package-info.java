/** Who has to agree to a ticket, who said what, and whether it is still what they said it about. */
@NamedInterface("approval")
@NullMarked
package io.baton.ticket.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
