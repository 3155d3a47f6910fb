package io.baton.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the closed times written down as far ahead as is set. Several servers may do so at once. */
@Component
class ClosedTimesRound {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedTimesRound.class);

    private final ClosedTimes times;

    ClosedTimesRound(ClosedTimes times) {
        this.times = times;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void tick() {
        for (var entry : times.due()) {
            try {
                times.extend(entry);
            } catch (ConcurrencyFailureException e) {
                LOG.debug("Entry {} of the calendar is being written by somebody else", entry);
            }
        }
        times.purge();
    }
}
