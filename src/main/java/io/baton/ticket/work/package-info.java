/** The work on a ticket: its plan of tasks, what each waits for, how they end, and how they are taken back. */
@NamedInterface("work")
@NullMarked
package io.baton.ticket.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
