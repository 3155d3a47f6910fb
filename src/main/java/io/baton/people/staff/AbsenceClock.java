package io.baton.people.staff;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Absence;
import io.baton.people.Absence.State;
import io.baton.people.AbsenceDuties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the consequences of absences on time: what waits is handed on when one begins and given back when it is over. It
 * looks at an index of what is due, never at all absences, and several servers may do so at once.
 */
@Component
class AbsenceClock {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceClock.class);

    private final AbsenceBook book;
    private final ObjectProvider<AbsenceDuties> duties;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AbsenceClock(
            AbsenceBook book,
            ObjectProvider<AbsenceDuties> duties,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.book = book;
        this.duties = duties;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    void tick() {
        book.due().forEach(this::settle);
    }

    /** An absence that failed stays due and is tried again; what was moved already is left alone then. */
    private void settle(Absence absence) {
        var begins = absence.state() == State.PLANNED && absence.until().isAfter(clock.instant());
        try {
            if (begins) {
                duties.orderedStream().forEach(duty -> duty.handOn(absence));
            } else {
                duties.orderedStream().forEach(duty -> duty.giveBack(absence));
            }
            transaction.executeWithoutResult(tx -> turn(absence, begins ? State.ACTIVE : State.OVER));
        } catch (RuntimeException e) {
            LOG.error(
                    "The absence {} of {} could not be settled; it is tried again.", absence.id(), absence.person(), e);
        }
    }

    private void turn(Absence absence, State to) {
        if (book.turn(absence, to)) {
            var event = to == State.ACTIVE ? "ABSENCE_BEGUN" : "ABSENCE_OVER";
            ledger.append(AuditEvent.of(event, "person", absence.person()).with("absence", absence.id()));
        }
    }
}
