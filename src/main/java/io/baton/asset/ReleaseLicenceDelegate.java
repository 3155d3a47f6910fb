package io.baton.asset;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the seat back that was kept for the ticket or that it took into use; safe to repeat. */
@Component
class ReleaseLicenceDelegate implements JavaDelegate {

    private final SeatReservations reservations;

    ReleaseLicenceDelegate(SeatReservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.release(execution.getProcessBusinessKey());
    }
}
