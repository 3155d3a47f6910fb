package io.baton.governance.review;

import io.baton.ticket.review.ReviewType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins the reviews that are held by themselves, once for each period. */
@Component
class ReviewRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewRounds.class);

    private final ReviewDesk desk;

    ReviewRounds(ReviewDesk desk) {
        this.desk = desk;
    }

    @Scheduled(cron = "${baton.governance.review-round}", zone = "UTC")
    void goRound() {
        desk.types().forEach(this::start);
    }

    private void start(ReviewType type) {
        try {
            desk.startDue(type).ifPresent(review -> LOG.info("Review {} of {} begun.", review.key(), type.name()));
        } catch (RuntimeException e) {
            // of two servers that begin it at once the table lets one
            LOG.warn("Review of {} could not be begun; it is tried again with the next round.", type.name(), e);
        }
    }
}
