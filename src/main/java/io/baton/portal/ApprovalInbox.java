package io.baton.portal;

import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Worklist;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The user tasks by which somebody says yes or no, so that approvers need not know Tasklist. */
@Component
class ApprovalInbox {

    private final Worklist worklist;
    private final TicketDesk tickets;
    private final TicketAnswers answers;
    private final PageWords words;

    ApprovalInbox(Worklist worklist, TicketDesk tickets, TicketAnswers answers, PageWords words) {
        this.worklist = worklist;
        this.tickets = tickets;
        this.answers = answers;
        this.words = words;
    }

    /** A decision that waits for its reader. */
    record OpenApproval(
            String taskId,
            String key,
            String task,
            String title,
            String requester,
            Moment asked,
            @Nullable Moment due,
            List<Fact> facts) {}

    /** A form that asks for yes or no, and the variables it answers with. */
    private enum Kind {
        APPROVAL("approval", ProcessVariables.APPROVED.name(), ProcessVariables.APPROVAL_REASON.name()),
        PENDING_ACTION("pending-action", ProcessVariables.PENDING_ACTION_ALLOWED.name(), "pendingActionReason");

        private final String form;
        private final String verdict;
        private final String reason;

        Kind(String form, String verdict, String reason) {
            this.form = form;
            this.verdict = verdict;
            this.reason = reason;
        }

        static Optional<Kind> of(OpenTask task) {
            return List.of(values()).stream()
                    .filter(kind -> kind.form.equals(task.formId()))
                    .findFirst();
        }
    }

    List<OpenApproval> of(Person person) {
        return worklist.assignedTo(person.id()).stream()
                .filter(task -> task.businessKey() != null && Kind.of(task).isPresent())
                .map(this::view)
                .toList();
    }

    /**
     * Completes the task as the person; every guard answers as in Tasklist.
     *
     * @throws Refusal 404 when no such decision waits for this person
     */
    void decide(Person person, String taskId, boolean yes, String reason) {
        var task = worklist.find(taskId)
                .filter(open -> person.id().equals(open.assignee()))
                .orElseThrow(() -> Refusal.notFound("Approval " + taskId));
        var kind = Kind.of(task).orElseThrow(() -> Refusal.notFound("Approval " + taskId));
        var variables = new HashMap<String, Object>(Map.of(kind.verdict, yes));
        if (!reason.isBlank()) {
            variables.put(kind.reason, reason.strip());
        }
        worklist.complete(taskId, variables);
    }

    private OpenApproval view(OpenTask task) {
        Ticket ticket = tickets.require(String.valueOf(task.businessKey()));
        return new OpenApproval(
                task.id(),
                ticket.key(),
                task.name().replaceFirst(": .*", ""),
                ticket.title(),
                words.person(ticket.requester()),
                words.moment(ticket.createdAt()),
                task.due() == null ? null : words.moment(task.due()),
                answers.withTerms(ticket));
    }
}
