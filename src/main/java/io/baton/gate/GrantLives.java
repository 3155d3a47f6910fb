package io.baton.gate;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.schedule.ClosedTimesChanged;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long those who were let through may go on: longer while they are heard of, until something is closed where their policy says
 * so, and never past their end without a trace.
 */
@Component
class GrantLives {

    private static final Logger LOG = LoggerFactory.getLogger(GrantLives.class);
    private static final Duration HEARD_EVERY = Duration.ofSeconds(10);
    private static final String RULE = "grant-without-result";

    private final GrantDesk desk;
    private final GateGrants grants;
    private final GateScopes scopes;
    private final ObjectProvider<Changes> changes;
    private final ObjectProvider<PolicyBreaches> breaches;
    private final ObjectProvider<TicketDesk> tickets;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GrantLives(
            GrantDesk desk,
            GateGrants grants,
            GateScopes scopes,
            ObjectProvider<Changes> changes,
            ObjectProvider<PolicyBreaches> breaches,
            ObjectProvider<TicketDesk> tickets,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.desk = desk;
        this.grants = grants;
        this.scopes = scopes;
        this.changes = changes;
        this.breaches = breaches;
        this.tickets = tickets;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Whoever deploys is still there.
     *
     * @param atOnce also where it was heard of a moment ago
     * @return how the grant stands by now
     */
    Grant heard(Grant grant, boolean atOnce) {
        var now = clock.instant();
        if (grant.stateAt(now) != Grant.State.ACTIVE
                || (!atOnce && grant.heardAt().plus(HEARD_EVERY).isAfter(now))) {
            return grant;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            scopes.hold(grant.what().environment()); // what is closed meanwhile is seen, or sees this
            grants.heard(grant.id(), now, renewed(grant, now));
            return desk.require(grant.id());
        }));
    }

    private Instant renewed(Grant grant, Instant now) {
        return grants.bounds(grant.id(), now)
                .map(bounds -> {
                    var renewal = bounds.renewal();
                    var ends = renewal.aborts()
                            ? Stream.of(bounds.closing(), bounds.windowEnd())
                            : Stream.<Instant>empty();
                    return Stream.concat(
                                    Stream.of(now.plus(renewal.step()), renewal.until()), ends.filter(Objects::nonNull))
                            .min(Instant::compareTo)
                            .filter(end -> end.isAfter(now))
                            .orElse(grant.expiresAt());
                })
                .orElse(grant.expiresAt());
    }

    /** A freeze ends what may not finish in it: at once, or when it begins. */
    @EventListener
    @Order(2)
    void closedTimesChanged(ClosedTimesChanged event) {
        var now = clock.instant();
        var running = event.environments().isEmpty()
                ? grants.aborting(null, now)
                : event.environments().stream()
                        .sorted()
                        .flatMap(environment -> grants.aborting(environment, now).stream())
                        .toList();
        for (var grant : running) {
            var closing = grants.bounds(grant.id(), now)
                    .map(GateGrants.Bounds::closing)
                    .orElse(null);
            if (closing != null && !closing.isAfter(now)) {
                desk.revoke(
                        grant,
                        "CLOSED: something was closed for " + grant.what().service() + " meanwhile");
            } else if (closing != null && closing.isBefore(grant.expiresAt())) {
                grants.heard(grant.id(), now, closing);
            }
        }
    }

    /** Puts on record what ran out without a result. */
    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    void expire() {
        for (var grant : grants.ranOut(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> expire(grant));
            } catch (DataAccessException e) {
                LOG.debug("Grant {} is being ended by somebody else", grant.id(), e);
            }
        }
    }

    private void expire(Grant grant) {
        var key = grant.changeKey();
        if (key != null) {
            changes.ifAvailable(port -> port.hold(key));
        }
        if (!grants.expire(grant.id(), clock.instant())) {
            return;
        }
        var what = grant.what();
        var run = grant.run();
        ledger.append(AuditEvent.of("GATE_EXPIRED", "gate-grant", grant.id())
                .forTicket(key, null)
                .because("no result until " + grant.expiresAt())
                .with("service", what.service())
                .with("environment", what.environment())
                .with("principal", grant.principal())
                .with("run", run.system() + ":" + run.id() + "#" + run.attempt()));
        scopes.moved(what.environment());
        if (key != null) {
            told(grant, key);
        }
    }

    /** Where no change is asked for, nobody waits for a result. */
    private void told(Grant grant, String key) {
        var words =
                grant.what().service() + " was let through to " + grant.what().environment() + " for "
                        + grant.run().system() + " run " + grant.run().id() + ", and no result came until "
                        + grant.expiresAt() + ".";
        var desk = tickets.getIfAvailable();
        if (desk != null && desk.exists(key)) {
            desk.note(key, "MESSAGE", words, true, Map.of("grant", grant.id()));
        }
        breaches.ifAvailable(port -> port.report(new PolicyBreaches.Breach(RULE, key, words, grant.person())));
    }
}
