package io.baton.portal;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketEdits;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The requester's answers to the questions of the catalogue item that an ask turned out to mean. */
@Controller
class TicketAnswersPage {

    private final TicketDesk desk;
    private final TicketEdits edits;
    private final TicketAnswers answers;
    private final SignedIn signedIn;

    TicketAnswersPage(TicketDesk desk, TicketEdits edits, TicketAnswers answers, SignedIn signedIn) {
        this.desk = desk;
        this.edits = edits;
        this.answers = answers;
        this.signedIn = signedIn;
    }

    @PostMapping("/portal/tickets/{key}/answers")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    String answer(@PathVariable("key") String key, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        var me = signedIn.require();
        var item = answers.itemOf(desk.visible(key, me)).orElse(null);
        Map<String, @Nullable Object> fields = item == null ? Map.of() : new LinkedHashMap<>(item.typed(form));
        return TicketActionsPage.tried(key, flash, () -> {
            try {
                edits.answer(me, key, fields);
                return "Thank you. The request goes on with your answers.";
            } catch (Refusal refusal) {
                if (refusal.errors().isEmpty()) {
                    throw refusal;
                }
                flash.addFlashAttribute(TicketQuestions.GIVEN, new LinkedHashMap<>(form));
                flash.addFlashAttribute(TicketQuestions.WRONG, refusal.errors());
                return null;
            }
        });
    }
}
