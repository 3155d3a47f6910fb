package io.baton.portal;

import io.baton.platform.Refusal;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
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
        flash.addFlashAttribute("problem", inWords(refusal));
    }

    private static String inWords(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? String.valueOf(refusal.getMessage())
                : refusal.errors().stream()
                        .map(error -> PageWords.spokenName(error.field()) + " " + error.message())
                        .collect(Collectors.joining(" "));
    }
}
