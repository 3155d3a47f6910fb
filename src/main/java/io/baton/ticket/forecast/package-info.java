/** When a requester may expect the solution, why then, and what becomes of that on the way. */
@NullMarked
package io.baton.ticket.forecast;

import org.jspecify.annotations.NullMarked;
