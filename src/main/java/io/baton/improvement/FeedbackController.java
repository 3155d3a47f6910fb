package io.baton.improvement;

import io.baton.people.AnyPerson;
import io.baton.platform.Page;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people say about the way of working without their name: open to read, and to write with a permit. */
@RestController
@RequestMapping("/api/feedback")
class FeedbackController {

    private final FeedbackBook book;
    private final StepFlags flags;
    private final ImprovementDesk improvements;

    FeedbackController(FeedbackBook book, StepFlags flags, ImprovementDesk improvements) {
        this.book = book;
        this.flags = flags;
        this.improvements = improvements;
    }

    /** One entry and what came of it. */
    record EntryView(
            String id,
            String process,
            @Nullable String activity,
            String text,
            LocalDate day,
            boolean overdue,
            @Nullable String answer,
            @Nullable LocalDate answeredOn,
            @Nullable String improvement) {}

    /** How often one step was called unnecessary or unclear on its form. */
    record StepView(
            String process,
            String activity,
            String name,
            int flags,
            @Nullable String improvement) {}

    /** Entries, and the count of flags per step. */
    record FeedbackView(Page<EntryView> entries, List<StepView> steps) {}

    /** A permit to write one entry; send it back without credentials. */
    record PermitView(String permit) {}

    /** One entry to be. */
    record WriteRequest(
            @Nullable String permit,
            @Nullable String process,
            @Nullable String activity,
            @Nullable String text) {}

    /** What an entry is answered with; nothing that could be led back to it. */
    record Accepted(String message) {}

    @AnyPerson
    @GetMapping
    FeedbackView read(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = book.read(process, page, size);
        var became = improvements.keysFrom(
                FeedbackRemarks.SOURCE, found.items().stream().map(Feedback::id).toList());
        return new FeedbackView(
                new Page<>(
                        found.items().stream().map(entry -> view(entry, became)).toList(),
                        found.total(),
                        found.page(),
                        found.size()),
                (process == null ? flags.all() : flags.of(process))
                        .stream()
                                .map(step -> new StepView(
                                        step.processKey(),
                                        step.activityId(),
                                        step.activityName(),
                                        step.flags(),
                                        step.improvementKey()))
                                .toList());
    }

    @AnyPerson
    @GetMapping("/permit")
    PermitView permit() {
        return new PermitView(book.permit());
    }

    /** Needs no sign-in and ignores one: the permit shows that a colleague writes, and not which. */
    @PermitAll
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted write(@RequestBody WriteRequest entry) {
        book.write(entry.permit(), entry.process(), entry.activity(), entry.text());
        return new Accepted("Thank you. Your text is public to colleagues, without your name.");
    }

    private static EntryView view(Feedback entry, Map<String, String> became) {
        return new EntryView(
                entry.id(),
                entry.processKey(),
                entry.activityId(),
                entry.remark(),
                entry.givenOn(),
                entry.overdue(),
                entry.answer(),
                entry.answeredOn(),
                became.get(entry.id()));
    }
}
