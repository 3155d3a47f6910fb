package io.baton.gate.trust;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Outcome;
import io.baton.deployment.Trust;
import io.baton.engine.Errands;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons trust anew each time it is asked for, and takes it away in the transaction in which something failed. */
@Component
class TrustDesk implements Trust {

    private static final int LONGEST_REASON = 1000;

    private final TrustRecord record;
    private final TrustLevels levels;
    private final TrustBook book;
    private final TrustSettings settings;
    private final Errands errands;
    private final AuditLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrustDesk(
            TrustRecord record,
            TrustLevels levels,
            TrustBook book,
            TrustSettings settings,
            Errands errands,
            AuditLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.record = record;
        this.levels = levels;
        this.book = book;
        this.settings = settings;
        this.errands = errands;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Standing of(String service, String environment) {
        return standing(service, environment);
    }

    @Override
    @Transactional
    public List<Standing> ofService(String service) {
        return record.environments(service).stream()
                .map(environment -> standing(service, environment))
                .toList();
    }

    @Override
    @Transactional
    public Level level(String service, String environment) {
        return reckon(service, environment, null).level();
    }

    /** What counts, before it is put in words. */
    private record Reckoned(
            TrustRecord.Figures figures,
            Level earned,
            Level allowed,
            boolean isSaid,
            @Nullable Fall fall) {

        Level level() {
            return earned.orLess(allowed).orLess(fall == null ? Level.T3 : fall.ceiling());
        }
    }

    private Reckoned reckon(String service, String environment, @Nullable String without) {
        var now = clock.instant();
        var figures = record.figures(service, environment, now.minus(settings.period()), now, without);
        var said = book.allowance(service, environment);
        var fall = book.losses(service, environment, 1).stream()
                .findFirst()
                .map(loss -> Recovery.at(now, loss, record.cleanSince(service, environment, loss.at())))
                .orElse(null);
        return new Reckoned(
                figures,
                levels.earned(figures),
                said.map(TrustBook.Allowance::level).orElse(settings.unlessAllowed()),
                said.isPresent(),
                fall);
    }

    private Standing standing(String service, String environment) {
        var now = reckon(service, environment, null);
        var bound = levels.bound(now.figures());
        var next = levels.next(now.figures());
        return new Standing(
                service,
                environment,
                now.level(),
                now.earned(),
                now.allowed(),
                now.fall(),
                now.figures().deployments(),
                now.figures().failures(),
                bound,
                settings.confidence(),
                settings.period(),
                next,
                TrustWords.of(now.figures(), bound, now.earned(), next, now.allowed(), now.isSaid(), now.fall()));
    }

    @Override
    @Transactional
    public void ended(String service, String environment, String cause, Outcome outcome) {
        switch (outcome) {
            case FAILED -> fall(service, environment, cause, outcome.name(), null, cause + " failed");
            case ROLLED_BACK -> fall(service, environment, cause, outcome.name(), null, cause + " was rolled back");
            case SUCCEEDED -> rise(service, environment, cause);
            case CANCELLED -> {}
        }
    }

    private void rise(String service, String environment, String cause) {
        var before = reckon(service, environment, cause).level();
        var now = standing(service, environment);
        if (now.level().compareTo(before) > 0) {
            ledger.append(event("TRUST_EARNED", service, environment)
                    .because(now.sentence())
                    .with("from", before.name())
                    .with("to", now.level().name()));
        }
    }

    /**
     * Takes trust away, once for each cause. Whoever is about to be let through waits until that is done.
     *
     * @param event an outcome, or INCIDENT with its priority
     */
    @Transactional
    void fall(
            String service, String environment, String cause, String event, @Nullable String priority, String because) {
        var price = levels.price(event, priority).orElse(null);
        if (price == null) {
            return;
        }
        events.publishEvent(new TrustMoved(environment));
        if (book.isLost(service, environment, cause)) {
            return;
        }
        var from = reckon(service, environment, cause).level();
        var to = from;
        for (int i = 0; i < price.levelsDown(); i++) {
            to = to.below();
        }
        var now = clock.instant();
        var reason = because.length() <= LONGEST_REASON ? because : because.substring(0, LONGEST_REASON);
        book.lose(
                service,
                environment,
                new TrustBook.Loss(cause, from, to, reason, now, now.plus(price.climbsAfter()), price.cleanNeeded()));
        ledger.append(event("TRUST_LOST", service, environment)
                .because(reason)
                .with("cause", cause)
                .with("from", from.name())
                .with("to", to.name()));
        lost(service, environment);
    }

    /** The gate is shut for what only trust had approved; people are asked in a transaction of its own. */
    private void lost(String service, String environment) {
        errands.later(JudgeAnew.NAME, JudgeAnew.subject(service, environment));
    }

    /** What whoever answers for the service allows from now on. */
    @Transactional
    Standing allow(String service, String environment, TrustBook.Allowance said) {
        events.publishEvent(new TrustMoved(environment));
        var before = book.allowance(service, environment)
                .map(TrustBook.Allowance::level)
                .orElse(settings.unlessAllowed());
        book.allow(service, environment, said);
        ledger.append(event("TRUST_ALLOWED", service, environment)
                .because(said.because())
                .with("from", before.name())
                .with("to", said.level().name()));
        if (said.level().compareTo(before) < 0) {
            lost(service, environment);
        }
        return of(service, environment);
    }

    List<TrustBook.Loss> losses(String service, String environment, int most) {
        return book.losses(service, environment, most);
    }

    private static AuditEvent event(String action, String service, String environment) {
        return AuditEvent.of(action, "trust", service + "@" + environment)
                .with("service", service)
                .with("environment", environment);
    }
}
