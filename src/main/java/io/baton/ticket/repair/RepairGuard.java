package io.baton.ticket.repair;

import static io.baton.engine.ProcessVariables.REPAIR_ID;
import static io.baton.engine.ProcessVariables.REPAIR_OUTCOME;
import static io.baton.engine.ProcessVariables.REPAIR_REASON;
import static io.baton.engine.ProcessVariables.REPAIR_VALUES;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.StepObserver;
import io.baton.engine.StuckSteps;
import io.baton.engine.WorkItem;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks what a person decides about a failed step before the engine does it, and puts it on record. */
@Component
@Order(45)
class RepairGuard implements StepObserver {

    private final Repairs repairs;
    private final RepairDesk repairing;
    private final StuckSteps steps;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final SignedIn signedIn;
    private final AuditLedger ledger;

    RepairGuard(
            Repairs repairs,
            RepairDesk repairing,
            StuckSteps steps,
            TicketDesk desk,
            ActionRights rights,
            SignedIn signedIn,
            AuditLedger ledger) {
        this.repairs = repairs;
        this.repairing = repairing;
        this.steps = steps;
        this.desk = desk;
        this.rights = rights;
        this.signedIn = signedIn;
        this.ledger = ledger;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (!(task.variable(REPAIR_ID.name()) instanceof String id)
                || !(task.submitted().get(REPAIR_OUTCOME.name()) instanceof String chosen)) {
            return;
        }
        var repair = repairs.require(id);
        if (!steps.isStuck(repair.jobId())) {
            throw Refusal.conflict(
                    "step-recovered", "The step goes on already; this task goes away by itself in a moment.");
        }
        var outcome = Repair.Outcome.valueOf(chosen);
        var values = outcome == Repair.Outcome.DONE_BY_HAND ? valuesOf(task, repair) : Map.<String, String>of();
        if (outcome == Repair.Outcome.ABORT) {
            requireRightToAbort(repair);
            repairing.requireAbortable(repair);
        }
        record(repair, outcome, values, text(task, REPAIR_REASON.name()));
    }

    private Map<String, String> valuesOf(WorkItem task, Repair repair) {
        var written = steps.writes(repair.jobId())
                .orElseThrow(() -> Refusal.invalid(
                        REPAIR_OUTCOME.name(),
                        "cannot be DONE_BY_HAND: what failed is not the work of the step, or the step keeps records"
                                + " of this server only. Retry or abort."));
        var sheet = HandworkSheet.read(Objects.requireNonNullElse(text(task, REPAIR_VALUES.name()), ""), written);
        if (!sheet.errors().isEmpty()) {
            throw Refusal.invalid("repair-values", sheet.errors());
        }
        return sheet.values();
    }

    private void requireRightToAbort(Repair repair) {
        signedIn.person().ifPresent(person -> {
            var verdict = rights.require(person, "ABORT_STEP", desk.require(repair.ticketKey()), List.of("TEAM"));
            if (verdict == ActionRights.Verdict.ESCALATE) {
                throw Refusal.forbidden(
                        "action-rights",
                        "Ending the process of this ticket needs somebody with more rights, such as the team lead.");
            }
        });
    }

    private void record(Repair repair, Repair.Outcome outcome, Map<String, String> values, @Nullable String reason) {
        var by = CurrentActor.get().id();
        repairs.decided(repair.id(), outcome, by);
        desk.note(
                repair.ticketKey(),
                "STEP",
                inWords(repair, outcome, by)
                        + (values.isEmpty() ? "" : ", with " + listed(values))
                        + (reason == null || reason.isBlank() ? "" : ": " + reason),
                outcome != Repair.Outcome.ABORT,
                Map.of("repair", repair.id(), "outcome", outcome.name(), "values", values));
        ledger.append(AuditEvent.of("STEP_REPAIRED", "job", repair.jobId())
                .forTicket(repair.ticketKey(), desk.require(repair.ticketKey()).category())
                .because(reason)
                .with("outcome", outcome.name())
                .with("process", repair.processKey())
                .with("node", repair.nodeId())
                .with("values", values.isEmpty() ? null : listed(values)));
    }

    private static String inWords(Repair repair, Repair.Outcome outcome, String by) {
        return switch (outcome) {
            case RETRY -> "'" + repair.stepName() + "' is tried again by " + by;
            case DONE_BY_HAND -> "'" + repair.stepName() + "' was done by hand by " + by;
            case ABORT -> "'" + repair.stepName() + "' is given up by " + by + " and the work ends";
        };
    }

    private static String listed(Map<String, String> values) {
        return String.join(
                ", ",
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .toList());
    }

    private static @Nullable String text(WorkItem task, String name) {
        return task.variable(name) instanceof String text ? text : null;
    }
}
