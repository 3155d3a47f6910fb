package io.baton.asset;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the seat that is kept for the ticket to use; a ticket without one goes on. */
@Component
class ConsumeLicenceDelegate implements JavaDelegate {

    private final SeatReservations reservations;

    ConsumeLicenceDelegate(SeatReservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.consume(execution.getProcessBusinessKey());
    }
}
