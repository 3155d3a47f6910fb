package io.baton.portal;

import io.baton.people.Person;
import io.baton.survey.Survey;
import io.baton.survey.Survey.State;
import io.baton.survey.SurveyDesk;
import io.baton.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the requester said about a ticket, on its page: the score to all who see the ticket, the words to a few. */
@Component
class TicketSatisfaction implements TicketSection {

    private final SurveyDesk desk;

    TicketSatisfaction(SurveyDesk desk) {
        this.desk = desk;
    }

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        var survey = desk.about(ticket.key());
        model.addAttribute(
                "satisfaction", survey.map(found -> facts(found, reader)).orElse(List.of()));
        model.addAttribute(
                "maySurvey",
                survey.filter(found -> found.respondent().equals(reader.id()) && desk.stateOf(found) == State.OPEN)
                        .isPresent());
    }

    private List<Fact> facts(Survey survey, Person reader) {
        var facts = new ArrayList<Fact>();
        if (survey.score() == null) {
            return facts;
        }
        facts.add(new Fact("Score", survey.score() + " of 5"));
        if (!desk.readsInFull(survey, reader)) {
            return facts;
        }
        if (survey.recommend() != null) {
            facts.add(new Fact("Would recommend us", survey.recommend() + " of 10"));
        }
        if (survey.remark() != null) {
            facts.add(new Fact("Remark", survey.remark()));
        }
        if (survey.callBackOutcome() != null) {
            facts.add(new Fact("Called back", PageWords.spoken(survey.callBackOutcome())));
        }
        return facts;
    }
}
