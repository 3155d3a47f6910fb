package io.baton.governance.review;

import io.baton.engine.ProcessVariable;
import io.baton.platform.Json;
import io.baton.ticket.review.ReviewQuestion;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies before the reviewer of an item. */
@Component
class ReviewSheets {

    private static final int LONGEST = 3900;

    record Sheet(
            String itemId,
            String title,
            String evidence,
            String criteria,
            ProcessVariable.Json choices,
            ProcessVariable.@Nullable Json teams,
            String reviewers,
            Date due,
            String whenOverdue) {}

    private final ReviewCourse course;
    private final Json json;

    ReviewSheets(ReviewCourse course, Json json) {
        this.course = course;
        this.json = json;
    }

    Sheet of(String key, int position) {
        var assignment = course.assign(key, position);
        var item = assignment.item();
        var question = assignment.question();
        return new Sheet(
                item.id(),
                item.judged().item().title(),
                item.judged().item().evidence(),
                cut(question.criteria()),
                choices(question.verdicts()),
                question.teams().isEmpty() ? null : choices(question.teams()),
                String.join(",", assignment.reviewers()),
                Date.from(assignment.review().dueAt()),
                "The item \"" + item.judged().item().title() + "\" has had no verdict by "
                        + LocalDate.ofInstant(assignment.review().dueAt(), ZoneOffset.UTC)
                        + ". If you agree, it is offered to "
                        + String.join(", ", course.others(item)) + " as well.");
    }

    private ProcessVariable.Json choices(List<ReviewQuestion.Choice> choices) {
        return new ProcessVariable.Json(json.write(choices));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
