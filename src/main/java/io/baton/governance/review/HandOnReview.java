package io.baton.governance.review;

import io.baton.engine.Worklist;
import io.baton.ticket.EscalatedAction;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is done about an item whose reviewers let the time run out: others may judge it as well. */
@Component
class HandOnReview implements EscalatedAction {

    private final ReviewBook book;
    private final ReviewCourse course;
    private final Worklist worklist;
    private final TicketDesk desk;

    HandOnReview(ReviewBook book, ReviewCourse course, Worklist worklist, TicketDesk desk) {
        this.book = book;
        this.course = course;
        this.worklist = worklist;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "HAND_ON_REVIEW";
    }

    @Override
    public void perform(String ticketKey, String about) {
        var item = book.item(about).filter(one -> !one.isJudged());
        var task = item.flatMap(one -> book.taskOf(one.id())).flatMap(worklist::find);
        if (item.isEmpty() || task.isEmpty()) {
            return;
        }
        var people = course.others(item.get());
        worklist.assign(task.get().id(), null);
        people.forEach(person -> {
            worklist.offer(task.get().id(), person);
            desk.involve(ticketKey, person, "REVIEWER");
        });
        desk.note(
                ticketKey,
                "TASK",
                "Overdue, and handed on to " + String.join(", ", people) + ": "
                        + item.get().judged().item().title(),
                true,
                Map.of("item", about));
    }
}
