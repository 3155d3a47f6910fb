package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.REVIEW_ITEM;
import static io.baton.engine.ProcessVariables.REVIEW_TEAM;
import static io.baton.engine.ProcessVariables.REVIEW_VERDICT;

import io.baton.engine.KnownStep;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.review.ReviewQuestion.Choice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody reviews himself, a verdict is one of the choices, and nothing is signed off before its closing rule holds. */
@Component
@Order(35)
class ReviewGuard implements StepObserver {

    static final KnownStep SIGN_OFF = new KnownStep(
            "review-campaign",
            "Task_SignOffReview",
            "a review could be signed off while its closing rule does not hold");

    private final ReviewBook book;
    private final ReviewCourse course;
    private final SignedIn signedIn;
    private final Directory directory;

    ReviewGuard(ReviewBook book, ReviewCourse course, SignedIn signedIn, Directory directory) {
        this.book = book;
        this.course = course;
        this.signedIn = signedIn;
        this.directory = directory;
    }

    @Bean
    static KnownStep reviewSignOff() {
        return SIGN_OFF;
    }

    @Override
    public void taskAssigned(WorkItem task) {
        var assignee = task.assignee();
        if (assignee != null) {
            itemOf(task).ifPresent(item -> requireIndependent(item, assignee));
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        itemOf(task).ifPresent(item -> {
            signedIn.person().map(Person::id).ifPresent(person -> requireIndependent(item, person));
            var question = course.question(item);
            requireOneOf(REVIEW_VERDICT.name(), task, question.verdicts());
            requireOneOf(REVIEW_TEAM.name(), task, question.teams());
            var open = course.undecided(item, String.valueOf(task.variable(REVIEW_VERDICT.name())));
            if (!open.isEmpty()) {
                throw Refusal.conflict("review-undecided", String.join(" ", open));
            }
        });
        if (SIGN_OFF.is(task) && task.businessKey() != null) {
            book.find(task.businessKey()).ifPresent(this::requireSignable);
        }
    }

    private Optional<ReviewedItem> itemOf(WorkItem task) {
        return itemIn(task, book);
    }

    static Optional<ReviewedItem> itemIn(WorkItem task, ReviewBook book) {
        return task.variable(REVIEW_ITEM.name()) instanceof String id ? book.item(id) : Optional.empty();
    }

    private static void requireIndependent(ReviewedItem item, String person) {
        if (item.judged().item().subjects().contains(person)) {
            throw Refusal.forbidden(
                    "own-judgement", "This is about a judgement or a matter of your own; somebody else reviews it.");
        }
    }

    private static void requireOneOf(String field, WorkItem task, List<Choice> choices) {
        var said = task.variable(field);
        if (choices.isEmpty() ? said != null : choices.stream().noneMatch(choice -> is(choice, said))) {
            throw Refusal.invalid(
                    field,
                    choices.isEmpty()
                            ? "is not asked about this item."
                            : "must be one of "
                                    + choices.stream().map(Choice::value).toList() + ".");
        }
    }

    private static boolean is(Choice choice, @Nullable Object said) {
        return choice.value().equals(said);
    }

    private void requireSignable(Review review) {
        var open = course.unsettled(review);
        if (!open.isEmpty()) {
            throw Refusal.conflict("review-unsettled", String.join(" ", open));
        }
        var owner = review.owner();
        var person = signedIn.person();
        if (owner != null && person.isPresent() && !person.get().id().equals(owner) && isHere(owner)) {
            throw Refusal.forbidden("review-owner", "Only " + owner + ", whose review it is, signs it off.");
        }
    }

    /** Somebody who has left signs nothing any more; then any process owner does. */
    private boolean isHere(String owner) {
        return directory.person(owner).filter(Person::enabled).isPresent();
    }
}
