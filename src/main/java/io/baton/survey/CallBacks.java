package io.baton.survey;

import static io.baton.engine.ProcessVariables.CALL_BACK_BY;
import static io.baton.engine.ProcessVariables.CALL_BACK_DUE;
import static io.baton.engine.ProcessVariables.REQUESTER;
import static io.baton.engine.ProcessVariables.SURVEY_REMARK;
import static io.baton.engine.ProcessVariables.SURVEY_SCORE;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Processes;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has dissatisfied people called by the lead of the team, and keeps what came of it. */
@Component
class CallBacks {

    static final String PROCESS = "call-back";

    private final Surveys surveys;
    private final Respondents respondents;
    private final Processes processes;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;

    CallBacks(
            Surveys surveys,
            Respondents respondents,
            Processes processes,
            TicketDesk tickets,
            AuditLedger ledger,
            Clock clock) {
        this.surveys = surveys;
        this.respondents = respondents;
        this.processes = processes;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
    }

    void open(Survey survey, int score) {
        respondents.leadOf(survey.team()).ifPresent(lead -> open(survey, score, lead));
    }

    private void open(Survey survey, int score, String lead) {
        var within = Duration.parse(survey.callBackWithin());
        var variables = new HashMap<String, Object>();
        variables.put(CALL_BACK_BY.name(), lead);
        variables.put(CALL_BACK_DUE.name(), Date.from(clock.instant().plus(within)));
        variables.put(REQUESTER.name(), survey.respondent());
        variables.put(SURVEY_SCORE.name(), score);
        variables.put(SURVEY_REMARK.name(), survey.remark() == null ? "No remark." : survey.remark());
        processes.start(PROCESS, survey.ticketKey(), variables);
    }

    /** Keeps what came of a call; doing it again changes nothing. */
    void close(String ticketKey, String outcome, @Nullable String note) {
        surveys.calledBack(ticketKey, outcome, note);
        tickets.note(
                ticketKey,
                "STEP",
                "Called back: " + inWords(outcome) + (note == null ? "" : ". " + note),
                true,
                Map.of("outcome", outcome));
        ledger.append(AuditEvent.of("CALL_BACK_DONE", "ticket", ticketKey)
                .forTicket(ticketKey, null)
                .with("outcome", outcome));
    }

    private static String inWords(String outcome) {
        return switch (outcome) {
            case "SETTLED" -> "the matter is settled";
            case "STILL_OPEN" -> "something is still open";
            case "NOT_REACHED" -> "nobody was reached";
            default -> outcome;
        };
    }
}
