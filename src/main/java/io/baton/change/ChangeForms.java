package io.baton.change;

import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.Duties;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes over what people fill in about a change, and sees to it that nobody has two parts in it that take two people. */
@Component
@Order(60) // once the guards let it pass
class ChangeForms implements StepObserver {

    private static final Map<String, String> DUTIES = Map.of(
            "Task_PrepareChange", Duties.EDIT,
            "Task_SupplyEvidence", Duties.EDIT,
            "Task_ImplementChange", Duties.IMPLEMENT,
            "Task_BackOutChange", Duties.IMPLEMENT,
            "Task_ReviewChange", Duties.REVIEW);

    private static final Map<ProcessVariable<String>, Proof.Kind> PROOFS = Map.of(
            ProcessVariables.IMPLEMENTATION_PLAN, Proof.Kind.IMPLEMENTATION_PLAN,
            ProcessVariables.ROLLBACK_PLAN, Proof.Kind.ROLLBACK_PLAN,
            ProcessVariables.BACKOUT_TEST, Proof.Kind.BACKOUT_TEST);

    private final ChangeDesk desk;
    private final Duties duties;
    private final EmergencyDebts debts;
    private final SignedIn signedIn;

    ChangeForms(ChangeDesk desk, Duties duties, EmergencyDebts debts, SignedIn signedIn) {
        this.desk = desk;
        this.duties = duties;
        this.debts = debts;
        this.signedIn = signedIn;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var duty = DUTIES.get(task.nodeId());
        var key = task.businessKey();
        var person = signedIn.person();
        if (duty == null || key == null || person.isEmpty()) {
            return;
        }
        duties.took(key, person.get().id(), duty);
        if (duty.equals(Duties.EDIT)) {
            PROOFS.forEach((variable, kind) -> keep(task, key, variable, kind, person.get()));
        }
        if (duty.equals(Duties.REVIEW)) {
            requireNoDebts(key);
        }
    }

    private void keep(WorkItem task, String key, ProcessVariable<String> variable, Proof.Kind kind, Person person) {
        if (task.submitted().get(variable.name()) instanceof String text && !text.isBlank()) {
            desk.prove(person, key, kind, text.strip());
        }
    }

    private void requireNoDebts(String key) {
        if (debts.areOpen(key)) {
            throw Refusal.conflict(
                    "emergency-debts",
                    "This emergency still owes evidence or the agreement of others; it is closed when that is there.");
        }
    }
}
