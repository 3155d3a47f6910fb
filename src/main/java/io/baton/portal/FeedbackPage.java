package io.baton.portal;

import io.baton.engine.ProcessRegistry;
import io.baton.improvement.Feedback;
import io.baton.improvement.FeedbackBook;
import io.baton.improvement.ImprovementDesk;
import io.baton.people.AnyPerson;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.portal.ProcessChoices.Chosen;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where people say what is wrong with the way of working, without their name. The page is for those who are signed in;
 * what it sends carries a permit instead of a session, so the answer cannot be remembered for anybody, not even to say
 * thank you: that is in the address it leads to.
 */
@Controller
class FeedbackPage {

    private static final String PAGE = "/portal/feedback";
    private static final int PAGE_SIZE = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final FeedbackBook book;
    private final ImprovementDesk improvements;
    private final ProcessRegistry registry;
    private final ProcessChoices choices;
    private final SignedIn signedIn;

    FeedbackPage(
            FeedbackBook book,
            ImprovementDesk improvements,
            ProcessRegistry registry,
            ProcessChoices choices,
            SignedIn signedIn) {
        this.book = book;
        this.improvements = improvements;
        this.registry = registry;
        this.choices = choices;
        this.signedIn = signedIn;
    }

    /** One entry as it is read. */
    record Line(
            String id,
            String about,
            String text,
            String day,
            boolean overdue,
            @Nullable String answer,
            @Nullable String answered,
            @Nullable String improvement) {}

    @AnyPerson
    @GetMapping(PAGE)
    String show(
            @RequestParam(name = "sent", required = false) @Nullable String sent,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Model model) {
        var models = registry.all();
        var found = book.read(null, Math.max(0, page), PAGE_SIZE);
        var became = improvements.keysFrom(
                "FEEDBACK", found.items().stream().map(Feedback::id).toList());
        var byKey = models.stream().collect(Collectors.toMap(ProcessRegistry.Entry::key, Function.identity()));
        model.addAttribute(
                "entries",
                found.items().stream()
                        .map(entry -> line(entry, byKey.get(entry.processKey()), became))
                        .toList());
        model.addAttribute("pages", TicketsPage.Pages.of(found));
        model.addAttribute("groups", choices.all());
        model.addAttribute("permit", book.permit());
        model.addAttribute("sent", sent);
        model.addAttribute("mayRaise", ImprovementPages.mayRaise(signedIn.require()));
        return "portal/feedback";
    }

    @PermitAll
    @PostMapping(PAGE)
    String write(
            @RequestParam(name = "permit", defaultValue = "") String permit,
            @RequestParam(name = "about", defaultValue = "") String about,
            @RequestParam(name = "text", defaultValue = "") String text) {
        var chosen = Chosen.of(about);
        try {
            book.write(permit, chosen.process(), chosen.activity(), text);
            return "redirect:" + PAGE + "?sent=thanks";
        } catch (Refusal refusal) {
            return "redirect:" + PAGE + "?sent=" + reason(refusal);
        }
    }

    private static String reason(Refusal refusal) {
        if (refusal.status() == HttpStatus.UNPROCESSABLE_ENTITY) {
            return "incomplete";
        }
        return refusal.status() == HttpStatus.TOO_MANY_REQUESTS ? "busy" : "again";
    }

    private static Line line(Feedback entry, ProcessRegistry.@Nullable Entry model, Map<String, String> became) {
        return new Line(
                entry.id(),
                about(entry, model),
                entry.remark(),
                day(entry.givenOn()),
                entry.overdue(),
                entry.answer(),
                entry.answeredOn() == null ? null : day(entry.answeredOn()),
                became.get(entry.id()));
    }

    private static String about(Feedback entry, ProcessRegistry.@Nullable Entry model) {
        if (model == null) {
            return PageWords.spoken(entry.processKey());
        }
        return model.activities().stream()
                .filter(step -> step.id().equals(entry.activityId()))
                .map(step -> model.name() + ": " + step.name())
                .findFirst()
                .orElse(model.name());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
