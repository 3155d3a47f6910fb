package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.REVIEW_REASON;
import static io.baton.engine.ProcessVariables.REVIEW_SIGN_OFF_NOTE;
import static io.baton.engine.ProcessVariables.REVIEW_TEAM;
import static io.baton.engine.ProcessVariables.REVIEW_VERDICT;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessVariable;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.review.ReviewAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps verdicts and sign-offs, in the name of whoever gave them and in the same transaction. */
@Component
@Order(140)
class ReviewRecorder implements StepObserver {

    private final ReviewBook book;
    private final AuditLedger ledger;

    ReviewRecorder(ReviewBook book, AuditLedger ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    @Override
    public void taskCreated(WorkItem task) {
        ReviewGuard.itemIn(task, book).ifPresent(item -> book.asked(item.id(), task.taskId()));
    }

    @Override
    public void taskCompleting(WorkItem task) {
        ReviewGuard.itemIn(task, book).ifPresent(item -> judge(item, task));
        if (ReviewGuard.SIGN_OFF.is(task) && task.businessKey() != null) {
            book.find(task.businessKey()).ifPresent(review -> sign(review, task));
        }
    }

    private void judge(ReviewedItem item, WorkItem task) {
        var verdict = String.valueOf(task.variable(REVIEW_VERDICT.name()));
        var reason = text(task, REVIEW_REASON);
        book.judge(
                item.id(),
                new ReviewAnswer(
                        verdict,
                        text(task, REVIEW_TEAM),
                        reason,
                        CurrentActor.get().id()));
        var event = AuditEvent.of("REVIEW_VERDICT_GIVEN", "review-item", item.id())
                .forTicket(item.reviewKey(), null)
                .with("verdict", verdict);
        ledger.append(reason == null ? event : event.because(reason));
    }

    private void sign(Review review, WorkItem task) {
        var note = text(task, REVIEW_SIGN_OFF_NOTE);
        book.sign(review.key(), CurrentActor.get().id(), note);
        var event = AuditEvent.of("REVIEW_SIGNED_OFF", "review", review.key())
                .forTicket(review.key(), null)
                .with("type", review.type())
                .with("period", review.period())
                .with("items", review.items());
        ledger.append(note == null ? event : event.because(note));
    }

    private static @Nullable String text(WorkItem task, ProcessVariable<String> variable) {
        return task.variable(variable.name()) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
