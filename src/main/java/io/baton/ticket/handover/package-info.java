/** Work that one team offers to another: what goes over, what proves its state, until when, and the answer. */
@NullMarked
package io.baton.ticket.handover;

import org.jspecify.annotations.NullMarked;
