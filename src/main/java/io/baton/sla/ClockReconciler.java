package io.baton.sla;

import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.Calendars;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts right what timers cannot: finds, by index, clocks whose threshold passed a while ago without anybody having been
 * told, and has them watched anew; and takes running clocks on to the new version of their calendar. Timers are a cache
 * of the table of clocks. Several servers may do so at once, as each clock is held meanwhile and rests a while after.
 */
@Component
class ClockReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(ClockReconciler.class);

    /** A server that was down first works off the timers it has. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 200;

    private final SlaClocks clocks;
    private final Replanning replanning;
    private final Watches watches;
    private final Calendars calendars;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClockReconciler(
            SlaClocks clocks,
            Replanning replanning,
            Watches watches,
            Calendars calendars,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.clocks = clocks;
        this.replanning = replanning;
        this.watches = watches;
        this.calendars = calendars;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void tick() {
        heal();
        calendars.all().forEach(this::followAll);
    }

    /** Page by page, as long as a page brings clocks that were not looked at. */
    private void followAll(BusinessCalendar calendar) {
        var seen = new HashSet<String>();
        List<String> page;
        do {
            page = clocks.outdated(calendar.id(), calendar.version(), AT_ONCE).stream()
                    .filter(seen::add)
                    .toList();
            page.forEach(id -> alone(id, () -> replanning.byCalendar(id)));
        } while (!page.isEmpty());
    }

    /** @return how many clocks were watched anew */
    int heal() {
        var now = clock.instant();
        var lost = clocks.overdue(now.minus(PATIENCE), now.minus(PAUSE), AT_ONCE);
        lost.forEach(id -> alone(id, () -> watchAnew(id)));
        return lost.size();
    }

    private void alone(String id, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            LOG.warn("Clock {} could not be put right and is tried again later.", id, e);
        }
    }

    private void watchAnew(String id) {
        var now = clock.instant();
        clocks.findForUpdate(id)
                .filter(held -> held.nextAt() != null && held.nextAt().isBefore(now.minus(PATIENCE)))
                .ifPresent(held -> {
                    clocks.healed(id, now);
                    watches.renew(held);
                });
    }
}
