package io.baton.console;

import io.baton.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of a form that was sent: it is done and the next page says so, or the same page says why not. */
final class FormPost {

    private FormPost() {}

    /** What was done, in words, and the page to go on to. */
    record Done(String said, String path) {}

    interface Act {
        Done run();
    }

    /** @param back path of the page that the form is on */
    static String attempt(RedirectAttributes flash, String back, Act act) {
        try {
            var done = act.run();
            flash.addFlashAttribute("said", done.said());
            return "redirect:" + done.path();
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", inWords(refusal));
            return "redirect:" + back;
        }
    }

    private static String inWords(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? String.valueOf(refusal.getMessage())
                : refusal.errors().stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining(" "));
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** @throws Refusal 422 naming the field */
    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(field, "must be a day, such as " + LocalDate.EPOCH.withYear(2026) + ".");
        }
    }
}
