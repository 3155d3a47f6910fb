package io.baton.ticket.guard;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.ActionRights.Verdict;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Only those complete a task whom the model offers it to and {@code action-rights.dmn} allows to. */
@Component
@Order(30)
class ActionGuard implements StepObserver {

    private final ActionRights rights;
    private final SignedIn signedIn;
    private final TicketDesk desk;

    ActionGuard(ActionRights rights, SignedIn signedIn, TicketDesk desk) {
        this.rights = rights;
        this.signedIn = signedIn;
        this.desk = desk;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        var person = signedIn.person();
        if (key == null || person.isEmpty() || !desk.exists(key)) {
            return;
        }
        var relation = isOffered(task, person.get()) ? "TEAM" : "OTHER";
        var verdict = rights.require(person.get(), "COMPLETE_TASK", desk.require(key), List.of(relation));
        if (verdict == Verdict.ESCALATE) {
            throw Refusal.forbidden(
                    "action-rights", "Completing this task needs somebody with more rights, such as the team lead.");
        }
    }

    private static boolean isOffered(WorkItem task, Person person) {
        return Objects.equals(task.assignee(), person.id())
                || task.candidateUsers().contains(person.id())
                || task.candidateGroups().stream().anyMatch(person.groups()::contains);
    }
}
