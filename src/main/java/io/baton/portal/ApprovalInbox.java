package io.baton.portal;

import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Worklist;
import io.baton.people.Deputies;
import io.baton.people.Deputy;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.Approvals;
import io.baton.ticket.approval.Approvals.Pending;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The user tasks by which somebody says yes or no, so that approvers need not know Tasklist: his own, and those of the
 * people he stands in for.
 */
@Component
class ApprovalInbox {

    private final Worklist worklist;
    private final Approvals approvals;
    private final Deputies deputies;
    private final TicketDesk tickets;
    private final TicketAnswers answers;
    private final PageWords words;
    private final Clock clock;

    ApprovalInbox(
            Worklist worklist,
            Approvals approvals,
            Deputies deputies,
            TicketDesk tickets,
            TicketAnswers answers,
            PageWords words,
            Clock clock) {
        this.worklist = worklist;
        this.approvals = approvals;
        this.deputies = deputies;
        this.tickets = tickets;
        this.answers = answers;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A decision that waits for its reader.
     *
     * @param level which approval this is, such as "Level 2: Change advisory board"; absent where there are no levels
     * @param remaining such as "2 more of 3"
     * @param why the reason for asking, or for a budget what is asked for of what is left
     * @param inPlaceOf whom the reader stands in for
     */
    record OpenApproval(
            String taskId,
            String key,
            String task,
            String title,
            String requester,
            Moment asked,
            @Nullable Moment due,
            boolean late,
            @Nullable String level,
            @Nullable String remaining,
            @Nullable String why,
            @Nullable String inPlaceOf,
            List<Fact> facts) {}

    /** A form that asks for yes or no, and the variables it answers with. */
    private enum Kind {
        APPROVAL("approval", ProcessVariables.APPROVED.name(), ProcessVariables.APPROVAL_REASON.name()),
        BUDGET("budget-approval", ProcessVariables.BUDGET_APPROVED.name(), ProcessVariables.BUDGET_REASON.name()),
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

    /** What is due first comes first. */
    List<OpenApproval> of(Person person) {
        var own = asked(person.id());
        var others = deputies.standingInFor(person.id()).stream()
                .filter(entry -> entry.isActive(clock.instant()))
                .map(Deputy::person)
                .distinct()
                .flatMap(this::asked)
                .toList();
        var helped = approvals.helpedBy(person.id()).stream().flatMap(id -> worklist.find(id).stream());
        var tasks = Stream.of(own, others.stream(), helped)
                .flatMap(open -> open)
                .distinct()
                .toList();
        var pending = approvals.pending(tasks.stream().map(OpenTask::id).toList());
        return tasks.stream()
                .filter(task -> person.id().equals(task.assignee()) || pending.containsKey(task.id()))
                .sorted(Comparator.comparing(task -> Objects.requireNonNullElse(task.due(), Instant.MAX)))
                .map(task -> view(task, person, pending))
                .toList();
    }

    private Stream<OpenTask> asked(String person) {
        return worklist.assignedTo(person).stream()
                .filter(task -> task.businessKey() != null && Kind.of(task).isPresent());
    }

    /**
     * Completes the task as the person; every guard answers as in Tasklist.
     *
     * @throws Refusal 404 when no such decision waits for this person
     */
    void decide(Person person, String taskId, boolean yes, String reason) {
        var task = worklist.find(taskId).orElseThrow(() -> Refusal.notFound("Approval " + taskId));
        var kind = Kind.of(task).orElseThrow(() -> Refusal.notFound("Approval " + taskId));
        if (!person.id().equals(task.assignee())) {
            if (!approvals.isDeputy(person.id(), taskId)) {
                throw Refusal.notFound("Approval " + taskId);
            }
            worklist.offer(taskId, person.id());
        }
        var variables = new HashMap<String, Object>(Map.of(kind.verdict, yes));
        if (!reason.isBlank()) {
            variables.put(kind.reason, reason.strip());
        }
        worklist.complete(taskId, variables);
    }

    private @Nullable String figures(OpenTask task) {
        return Kind.of(task).filter(kind -> kind == Kind.BUDGET).isEmpty()
                ? null
                : worklist.said(task.id(), ProcessVariables.BUDGET_FIGURES)
                        .map(figures -> "It would cost " + figures)
                        .orElse(null);
    }

    private OpenApproval view(OpenTask task, Person reader, Map<String, Pending> pending) {
        Ticket ticket = tickets.require(String.valueOf(task.businessKey()));
        var vote = pending.get(task.id());
        var due = task.due();
        return new OpenApproval(
                task.id(),
                ticket.key(),
                task.name().replaceFirst(": .*", ""),
                ticket.title(),
                words.person(ticket.requester()),
                words.moment(ticket.createdAt()),
                due == null ? null : words.moment(due),
                due != null && due.isBefore(clock.instant()),
                vote == null ? null : "Level " + vote.level() + ": " + vote.group(),
                vote == null ? null : vote.remaining(),
                vote == null ? figures(task) : vote.why(),
                vote == null || vote.approver().equals(reader.id()) ? null : words.person(vote.approver()),
                answers.withTerms(ticket));
    }
}
