/** What a review is made of: where its items come from, what is asked about each, and what a verdict brings about. */
@NamedInterface("review")
@NullMarked
package io.baton.ticket.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
