package io.baton.survey;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Person;
import io.baton.platform.Ids;
import io.baton.survey.SurveyPolicy.Terms;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the requester of a closed ticket, where the policy says so and nobody is asked too often. */
@Component
class Invitations {

    private final Surveys surveys;
    private final SurveyPolicy policy;
    private final Respondents respondents;
    private final SurveyTokens tokens;
    private final TicketFigures figures;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;

    Invitations(
            Surveys surveys,
            SurveyPolicy policy,
            Respondents respondents,
            SurveyTokens tokens,
            TicketFigures figures,
            TicketDesk tickets,
            AuditLedger ledger,
            Clock clock) {
        this.surveys = surveys;
        this.policy = policy;
        this.respondents = respondents;
        this.tokens = tokens;
        this.figures = figures;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sends at most one survey; a ticket that has one already is left alone. */
    @Transactional
    void send(String ticketKey) {
        var ticket = tickets.require(ticketKey);
        if (surveys.ofTicket(ticketKey).isPresent()) {
            return;
        }
        respondents
                .of(ticket)
                .ifPresent(person -> policy.of(ticket).ifPresent(terms -> askUnlessAskedLately(ticket, person, terms)));
    }

    private void askUnlessAskedLately(Ticket ticket, Person person, Terms terms) {
        var now = clock.instant();
        if (!surveys.mayAsk(person.id(), now, now.minus(terms.pause()))) {
            return;
        }
        var token = tokens.next();
        var sentAt = now.plus(terms.delay());
        var how = figures.of(ticket);
        var survey = new Survey(
                Ids.next(),
                ticket.key(),
                person.id(),
                sentAt,
                sentAt.plus(terms.expiry()),
                null,
                null,
                null,
                null,
                null,
                terms.lowScore(),
                terms.callBackWithin().toString(),
                null,
                null,
                ticket.service(),
                ticket.itemId(),
                ticket.assignedGroup(),
                how.process());
        surveys.add(survey, SurveyTokens.hash(token), how);
        ledger.append(AuditEvent.of("SURVEY_SENT", "survey", survey.id())
                .forTicket(ticket.key(), ticket.category())
                .with("service", ticket.service())
                .with("respondent", person.id()));
        tickets.publish(
                ticket,
                "SURVEY_DUE",
                Map.of("path", SurveyLinks.PATH + token, "secretPath", true, "notBefore", sentAt));
    }
}
