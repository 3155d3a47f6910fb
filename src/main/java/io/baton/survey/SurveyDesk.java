package io.baton.survey;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.survey.Survey.State;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where surveys are answered and read. */
@Component
public class SurveyDesk {

    private final Surveys surveys;
    private final Respondents respondents;
    private final CallBacks callBacks;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;

    SurveyDesk(
            Surveys surveys,
            Respondents respondents,
            CallBacks callBacks,
            TicketDesk tickets,
            AuditLedger ledger,
            Clock clock) {
        this.surveys = surveys;
        this.respondents = respondents;
        this.callBacks = callBacks;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The survey a link leads to, looked up without a trace. Empty for a token nobody was given. */
    public Optional<Survey> behind(String token) {
        return surveys.byToken(SurveyTokens.hash(token));
    }

    /** The survey a link leads to; remembers that it was looked at, and changes nothing else. Empty for a token nobody was given. */
    @Transactional
    public Optional<Survey> opened(String token) {
        var found = behind(token);
        found.ifPresent(survey -> surveys.opened(survey.id(), clock.instant()));
        return found;
    }

    /**
     * Answers by link: whoever has the token answers as the person it was sent to.
     *
     * @throws Refusal 404 for an unknown token, 409 for an answered one, 410 for an expired one
     */
    @Transactional
    public Survey answerByToken(String token, Answer answer) {
        var survey = behind(token).orElseThrow(() -> Refusal.notFound("A survey for this link"));
        return answer(survey, answer, "LINK");
    }

    /** Answers as the person who was asked, signed in. */
    @Transactional
    public Survey answer(String id, Person person, Answer answer) {
        var survey = surveys.find(id)
                .filter(found -> found.respondent().equals(person.id()))
                .orElseThrow(() -> Refusal.notFound("Survey " + id));
        return answer(survey, answer, "SIGNED_IN");
    }

    private Survey answer(Survey survey, Answer answer, String means) {
        var score = answer.requireValid();
        if (!surveys.answer(survey.id(), answer, clock.instant())) {
            throw tooLate(survey);
        }
        ledger.append(AuditEvent.of("SURVEY_ANSWERED", "survey", survey.id())
                .by(new Actor("person", survey.respondent()))
                .forTicket(survey.ticketKey(), null)
                .with("service", survey.service())
                .with("score", score)
                .with("recommend", answer.recommend())
                .with("means", means));
        tickets.note(
                survey.ticketKey(),
                "MESSAGE",
                "Satisfaction with this ticket: " + score + " of 5",
                false,
                Map.of("score", score));
        var answered = surveys.find(survey.id()).orElseThrow();
        if (score <= survey.lowScore()) {
            callBacks.open(answered, score);
        }
        return answered;
    }

    private Refusal tooLate(Survey survey) {
        if (survey.stateAt(clock.instant()) == State.EXPIRED) {
            return new Refusal(
                    HttpStatus.GONE, "survey-expired", "The time to answer this survey is over.", List.of(), Map.of());
        }
        return Refusal.conflict("survey-answered", "This survey has been answered already. Thank you.");
    }

    public State stateOf(Survey survey) {
        return survey.stateAt(clock.instant());
    }

    /** Surveys that wait for this person's answer, oldest first. */
    public List<Survey> waitingFor(Person person) {
        return surveys.openOf(person.id(), clock.instant());
    }

    /** Surveys this person was asked, the latest first. */
    public Page<Survey> askedOf(Person person, int page, int size) {
        return surveys.of(person.id(), page, size);
    }

    /** Answers this person may read in full: all for process owners and auditors, those about their teams for leads. */
    public Page<Survey> answers(Person reader, int page, int size) {
        var everything = reader.has(Role.PROCESS_OWNER) || reader.has(Role.AUDITOR);
        return surveys.answered(everything ? null : respondents.teamsLedBy(reader), page, size);
    }

    /** @throws Refusal 404 unless this person was asked or reads the answers */
    public Survey require(String id, Person reader) {
        return surveys.find(id)
                .filter(survey -> readsInFull(survey, reader))
                .orElseThrow(() -> Refusal.notFound("Survey " + id));
    }

    /** The survey about a ticket, if there is one; the caller has checked that the reader may see the ticket. */
    public Optional<Survey> about(String ticketKey) {
        return surveys.ofTicket(ticketKey);
    }

    /** Whether somebody reads the remark and not only the score: whoever was asked, the team's lead, process owners, auditors. */
    public boolean readsInFull(Survey survey, Person reader) {
        return survey.respondent().equals(reader.id())
                || reader.has(Role.PROCESS_OWNER)
                || reader.has(Role.AUDITOR)
                || (survey.team() != null && respondents.teamsLedBy(reader).contains(survey.team()));
    }
}
