package io.baton.ticket.repair;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Errands;
import io.baton.engine.FailedStep;
import io.baton.engine.FailureObserver;
import io.baton.platform.Ids;
import io.baton.platform.http.CallFailed;
import io.baton.ticket.TicketDesk;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the ticket what failed, and opens and closes the book entry of its repair. The repair's own steps get none: who
 * would repair the repair; they stay engine incidents, as do those of instances without a ticket.
 */
@Component
class FailureRecorder implements FailureObserver {

    private final Repairs repairs;
    private final TicketDesk desk;
    private final Errands errands;
    private final AuditLedger ledger;

    FailureRecorder(Repairs repairs, TicketDesk desk, Errands errands, AuditLedger ledger) {
        this.repairs = repairs;
        this.desk = desk;
        this.errands = errands;
        this.ledger = ledger;
    }

    @Override
    public void attemptFailed(FailedStep step) {
        var key = step.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        var next = step.nextAttempt() == null
                ? ""
                : " Next attempt at " + step.nextAttempt().truncatedTo(ChronoUnit.SECONDS) + ".";
        note(
                key,
                step,
                "Attempt " + step.attempt() + " of " + step.attempts() + " at '" + nameOf(step) + "' failed: "
                        + FailureWords.reason(step) + next);
    }

    @Override
    public void gaveUp(FailedStep step) {
        var key = step.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        note(
                key,
                step,
                "'" + nameOf(step) + "' was tried " + step.attempts() + " times and stands still: "
                        + FailureWords.reason(step));
        ledger.append(AuditEvent.of("STEP_STUCK", "job", step.jobId())
                .forTicket(key, desk.require(key).category())
                .because(FailureWords.reason(step))
                .with("process", step.processKey())
                .with("node", step.nodeId()));
        if (!step.processKey().equals(RepairDesk.PROCESS)
                && repairs.openFor(step.jobId()).isEmpty()) {
            var repair = repairOf(key, step, FailureWords.call(step).orElse(null));
            repairs.open(repair);
            errands.later(OpenRepair.NAME, repair.id(), step.processInstanceId());
        }
    }

    @Override
    public void recovered(String jobId) {
        repairs.openFor(jobId).ifPresent(repair -> {
            repairs.close(repair.id());
            errands.later(CloseRepair.NAME, repair.id(), repair.processInstanceId());
        });
    }

    private static Repair repairOf(String ticket, FailedStep step, @Nullable CallFailed call) {
        return new Repair(
                Ids.next(),
                step.jobId(),
                ticket,
                step.processInstanceId(),
                step.rootInstanceId(),
                step.processKey(),
                step.processName(),
                step.nodeId(),
                nameOf(step),
                call == null ? null : call.adapter(),
                step.attempts(),
                FailureWords.reason(step),
                call == null ? null : call.request().orElse(null),
                call == null ? null : call.response().orElse(null));
    }

    private static String nameOf(FailedStep step) {
        return step.failedAt().equals(step.nodeName())
                ? step.nodeName()
                : step.nodeName() + " (at '" + step.failedAt() + "')";
    }

    private void note(String key, FailedStep step, String text) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("node", step.nodeId());
        facts.put("process", step.processKey());
        facts.put("attempt", step.attempt());
        facts.put("attempts", step.attempts());
        facts.put("nextAttempt", Objects.toString(step.nextAttempt(), ""));
        desk.note(key, "STEP", text, true, facts);
    }
}
