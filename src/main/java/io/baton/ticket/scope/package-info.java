/** What a ticket is to deliver, and how that changed: the scope as asked and each revision the requester was asked to accept. */
@NullMarked
package io.baton.ticket.scope;

import org.jspecify.annotations.NullMarked;
