/** News of a ticket for whoever asked for it, also while nothing changes. */
@NullMarked
package io.baton.ticket.news;

import org.jspecify.annotations.NullMarked;
