/** What a ticket is to deliver, and how that changed: the scope as asked and each revision the requester was asked to accept. */
@NamedInterface("scope")
@NullMarked
package io.baton.ticket.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
