package io.baton.change;

import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an emergency change owes for the steps it skipped, and what becomes of it. */
@Component
class EmergencyDebts {

    private static final String PROCESS = "emergency-review";

    private static final Map<String, String> SKIPPED = Map.of(
            "Task_PrepareChange", "It began before plan, rollback plan and a tested way back were there.",
            "Call_ApproveChange",
                    "It began before everybody agreed whom change-approval.dmn asks of an ordinary change.");

    private final ChangeBook book;
    private final Bypasses bypasses;
    private final Processes processes;
    private final TicketDesk tickets;
    private final ObjectProvider<PolicyBreaches> breaches;
    private final Clock clock;

    EmergencyDebts(
            ChangeBook book,
            Bypasses bypasses,
            Processes processes,
            TicketDesk tickets,
            ObjectProvider<PolicyBreaches> breaches,
            Clock clock) {
        this.book = book;
        this.bypasses = bypasses;
        this.processes = processes;
        this.tickets = tickets;
        this.breaches = breaches;
        this.clock = clock;
    }

    /**
     * Writes each skipped step down and begins what is owed, once for each change.
     *
     * @param within how long it may be owed, for report and ladder alike
     */
    @Transactional
    void open(String key, @Nullable String approvedBy, Duration within, Map<String, Object> facts) {
        if (areOpen(key)) {
            return;
        }
        var change = book.find(key).orElseThrow();
        SKIPPED.forEach((step, what) -> {
            bypasses.record(new Bypass.New(
                    "EMERGENCY_STEP_SKIPPED",
                    step,
                    key,
                    what,
                    change.reason(),
                    null,
                    change.requester(),
                    approvedBy,
                    clock.instant().plus(within)));
            tickets.note(key, "CHANGE", "Skipped: " + what, false, Map.of("step", step));
        });
        var known = new HashMap<>(facts);
        known.put(ProcessVariables.DEBTS_WITHIN.name(), within.toString());
        processes.start(PROCESS, key, known);
    }

    /** Whether something is still owed. */
    boolean areOpen(String key) {
        return processes.runsFor(PROCESS, key, ProcessVariables.CHANGE_TYPE, ChangeType.EMERGENCY.name());
    }

    /** Tells whoever answers for changes that something is owed for too long. */
    @Transactional
    void overdue(String key) {
        var change = book.find(key).orElseThrow();
        tickets.note(key, "CHANGE", "What the emergency owes is overdue.", false, Map.of());
        breaches.ifAvailable(watch -> watch.report(new PolicyBreaches.Breach(
                "emergency-review-overdue",
                key,
                "The emergency change " + key + " began, and what it skipped is not there in time.",
                change.requester())));
    }
}
