package io.baton.portal;

import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.platform.RefusalAnswered;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings a refused action back to the page it was tried on, in words. */
final class PageRefusals {

    private PageRefusals() {}

    /** @throws RuntimeException the given one, when it is no refusal or belongs on a page of its own */
    static void tell(RuntimeException thrown, RedirectAttributes flash) {
        var refusal = Refusal.in(thrown);
        if (refusal == null || refusal.status() == HttpStatus.NOT_FOUND) {
            throw thrown;
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked) {
            RefusalAnswered.tell(asked.getRequest(), refusal);
        }
        flash.addFlashAttribute("problem", inWords(refusal));
    }

    static String inWords(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? String.valueOf(refusal.getMessage())
                : refusal.errors().stream().map(PageRefusals::inWords).collect(Collectors.joining(" "));
    }

    /** A message is either a sentence of its own or the rest of one that begins with the field. */
    static String inWords(FieldError error) {
        return Character.isUpperCase(error.message().charAt(0))
                ? error.message()
                : PageWords.spokenName(error.field()) + " " + error.message();
    }
}
