package io.baton.governance;

import io.baton.engine.SystemContext;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import io.baton.ticket.PolicyBreaches.Breach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls people about bypasses that nobody reviewed in time. */
@Component
class BypassRounds {

    private static final Logger LOG = LoggerFactory.getLogger(BypassRounds.class);

    private final Bypasses bypasses;
    private final Breaches breaches;
    private final TransactionTemplate transactions;

    BypassRounds(Bypasses bypasses, Breaches breaches, PlatformTransactionManager transactions) {
        this.bypasses = bypasses;
        this.breaches = breaches;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "${baton.governance.review-round}", zone = "UTC")
    void goRound() {
        bypasses.overdue().forEach(this::call);
    }

    private void call(Bypass overdue) {
        try {
            SystemContext.run(() -> transactions.executeWithoutResult(status -> {
                if (bypasses.callAbout(overdue.id())) {
                    breaches.report(new Breach(
                            "bypass-review-overdue",
                            overdue.ticketKey(),
                            "Nobody has reviewed since "
                                    + overdue.deadline().toString().substring(0, 10) + " why " + overdue.rule()
                                    + " was bypassed: " + overdue.summary(),
                            overdue.owner()));
                }
            }));
        } catch (RuntimeException e) {
            LOG.warn("Nobody could be called about bypass {}; it is tried again with the next round", overdue.id(), e);
        }
    }
}
