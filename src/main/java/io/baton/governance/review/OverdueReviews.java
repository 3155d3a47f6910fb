package io.baton.governance.review;

import io.baton.ticket.review.AgendaPoints;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Duties that nobody does: reviews that should be signed off and are not. */
@Component
class OverdueReviews implements AgendaPoints {

    private final ReviewBook book;
    private final Clock clock;

    OverdueReviews(ReviewBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public List<Point> between(Instant from, Instant to) {
        var now = clock.instant();
        return book.unsignedDueBetween(from, to.isBefore(now) ? to : now).stream()
                .map(review -> new Point(
                        review.key(),
                        "Gap: review not finished: " + review.type() + " " + review.period(),
                        review.key() + " was due at " + review.dueAt() + " and is not signed off. Owner: "
                                + Objects.requireNonNullElse(review.owner(), "any process owner") + ".",
                        Set.of()))
                .toList();
    }
}
