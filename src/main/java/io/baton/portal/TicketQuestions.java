package io.baton.portal;

import io.baton.catalog.OrderCompletion;
import io.baton.people.Person;
import io.baton.platform.Refusal.FieldError;
import io.baton.ticket.ActionRights;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The questions of the catalogue item that a free ask turned out to mean, while the ticket waits for the answers. */
@Component
class TicketQuestions implements TicketSection {

    /** What was typed and what was wrong with it, when the form comes back. */
    static final String GIVEN = "givenAnswers";

    static final String WRONG = "wrongAnswers";

    private final OrderCompletion orders;
    private final TicketAnswers answers;
    private final ItemQuestions questions;
    private final ActionRights rights;

    TicketQuestions(OrderCompletion orders, TicketAnswers answers, ItemQuestions questions, ActionRights rights) {
        this.orders = orders;
        this.answers = answers;
        this.questions = questions;
        this.rights = rights;
    }

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        var asked = ticket.state() == TicketState.ON_HOLD
                && !orders.unanswered(ticket).isEmpty()
                && rights.allows(reader, "ANSWER", ticket);
        var item = asked ? answers.itemOf(ticket).orElse(null) : null;
        if (item == null) {
            model.addAttribute("orderQuestions", List.of());
            return;
        }
        var given = new LinkedHashMap<String, String>();
        var subject = item.definition().titleField();
        if (subject != null) {
            given.put(subject, ticket.title());
        }
        given.putAll(remembered(model));
        var wrong = wrong(model);
        var asks = questions.ofFields(item, given, wrong);
        model.addAttribute("orderItem", item.title());
        model.addAttribute("orderQuestions", asks);
        model.addAttribute("orderProblems", questions.problems(asks, wrong));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> remembered(Model model) {
        return (Map<String, String>) Objects.requireNonNullElse(model.getAttribute(GIVEN), Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<FieldError> wrong(Model model) {
        return (List<FieldError>) Objects.requireNonNullElse(model.getAttribute(WRONG), List.of());
    }
}
