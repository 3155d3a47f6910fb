/** The priority of a ticket: what the tables say, and what somebody with the right to do so says instead, for a while. */
@NamedInterface("priority")
@NullMarked
package io.baton.ticket.priority;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
