package io.baton.survey;

import io.baton.people.Person;
import io.baton.ticket.Remark;
import io.baton.ticket.RemarkSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people wrote into surveys, for the register of improvements, which everybody reads: it names no ticket. */
@Component
class SurveyRemarks implements RemarkSource {

    private final SurveyDesk desk;
    private final Surveys surveys;

    SurveyRemarks(SurveyDesk desk, Surveys surveys) {
        this.desk = desk;
        this.surveys = surveys;
    }

    @Override
    public String source() {
        return "SURVEY";
    }

    @Override
    public Optional<Remark> find(String id, Person reader) {
        return surveys.find(id)
                .filter(survey -> desk.readsInFull(survey, reader))
                .flatMap(survey -> Optional.ofNullable(survey.remark()).map(text -> remark(survey, text)));
    }

    private static Remark remark(Survey survey, String text) {
        return new Remark(
                "SURVEY",
                survey.id(),
                survey.subject(),
                text,
                survey.respondent(),
                survey.ticketKey(),
                survey.processKey(),
                null);
    }
}
