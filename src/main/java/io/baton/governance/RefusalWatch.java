package io.baton.governance;

import io.baton.audit.CurrentActor;
import io.baton.audit.LedgerBroken;
import io.baton.platform.Refusal;
import io.baton.platform.RefusalAnswered;
import io.baton.ticket.Duties;
import io.baton.ticket.PolicyBreaches.Breach;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what guards refused and what the ledger's verification found. What goes wrong here spoils nobody's answer. */
@Component
class RefusalWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalWatch.class);

    /** The same rule as in votes, but where people tried to have two parts of a pair. */
    private static final String DUTY_PAIR = "duty-pair";

    private final BreachPolicy policy;
    private final GuardCounts counts;
    private final Breaches breaches;

    RefusalWatch(BreachPolicy policy, GuardCounts counts, Breaches breaches) {
        this.policy = policy;
        this.counts = counts;
        this.breaches = breaches;
    }

    @EventListener
    void refused(RefusalAnswered answered) {
        try {
            var refusal = answered.refusal();
            var rule = refusal.facts().containsKey(Duties.PAIR) ? DUTY_PAIR : refusal.rule();
            var answer = policy.on(rule);
            if (answer.guard().equals(BreachPolicy.NO_GUARD)) {
                return; // most refusals correct a slip and are no breach of anything
            }
            if (answer.pursuit() == BreachPolicy.Pursuit.COUNT) {
                counts.add(answer.guard(), rule);
            } else {
                breaches.report(new Breach(
                        rule,
                        fact(refusal, Duties.TICKET),
                        String.valueOf(refusal.getMessage()),
                        CurrentActor.get().id()));
            }
        } catch (RuntimeException e) {
            LOG.error("A refusal could not be counted", e);
        }
    }

    @EventListener
    void broken(LedgerBroken found) {
        try {
            breaches.report(new Breach(
                    "ledger-broken",
                    null,
                    "Verification of the audit ledger failed"
                            + (found.event() == null ? "" : " at event " + found.event())
                            + (found.reason() == null ? "." : ": " + found.reason()),
                    null));
        } catch (RuntimeException e) {
            LOG.error("Nobody could be called about the broken ledger", e);
        }
    }

    private static @Nullable String fact(Refusal refusal, String name) {
        return refusal.facts().get(name) instanceof String text ? text : null;
    }
}
