package io.baton.portal;

import io.baton.people.AnyParticipant;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.survey.Answer;
import io.baton.survey.Survey;
import io.baton.survey.SurveyDesk;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks how it was. By the link of a mail nobody needs to sign in: the token in it is the credential, so a request that
 * another site makes up cannot answer. Looking never uses the token up; one answer does.
 */
@Controller
class SurveyPage {

    private static final String LINK = "/portal/survey/{token}";
    private static final String OF_TICKET = "/portal/tickets/{key}/survey";

    private final SurveyDesk desk;
    private final TicketDesk tickets;
    private final LinkLimit limit;
    private final SignedIn signedIn;

    SurveyPage(SurveyDesk desk, TicketDesk tickets, LinkLimit limit, SignedIn signedIn) {
        this.desk = desk;
        this.tickets = tickets;
        this.limit = limit;
        this.signedIn = signedIn;
    }

    /** What a reader finds behind the link. */
    enum Standing {
        OPEN(HttpStatus.OK),
        ANSWERED(HttpStatus.OK),
        EXPIRED(HttpStatus.GONE),
        UNKNOWN(HttpStatus.NOT_FOUND),
        BUSY(HttpStatus.TOO_MANY_REQUESTS);

        private final HttpStatus status;

        Standing(HttpStatus status) {
            this.status = status;
        }
    }

    @PermitAll
    @GetMapping(LINK)
    ModelAndView byLink(@PathVariable("token") String token, HttpServletRequest request) {
        if (limit.isUsedUp(request.getRemoteAddr())) {
            return page(Standing.BUSY, null, "");
        }
        var found = "HEAD".equals(request.getMethod()) ? desk.behind(token) : desk.opened(token);
        return found.map(survey -> page(standing(survey), survey, "/portal/survey/" + token))
                .orElseGet(() -> page(Standing.UNKNOWN, null, ""));
    }

    @PermitAll
    @PostMapping(LINK)
    ModelAndView answerByLink(
            @PathVariable("token") String token,
            @RequestParam(name = "score", defaultValue = "") String score,
            @RequestParam(name = "recommend", defaultValue = "") String recommend,
            @RequestParam(name = "remark", required = false) @Nullable String remark,
            HttpServletRequest request) {
        var asked = byLink(token, request);
        return answered(asked, () -> desk.answerByToken(token, answer(score, recommend, remark)), remark);
    }

    @AnyPerson
    @GetMapping(OF_TICKET)
    ModelAndView signedIn(@PathVariable("key") String key) {
        var survey = ofTicket(key, signedIn.require());
        return page(standing(survey), survey, "/portal/tickets/" + key + "/survey");
    }

    @PostMapping(OF_TICKET)
    @AnyParticipant
    ModelAndView answerSignedIn(
            @PathVariable("key") String key,
            @RequestParam(name = "score", defaultValue = "") String score,
            @RequestParam(name = "recommend", defaultValue = "") String recommend,
            @RequestParam(name = "remark", required = false) @Nullable String remark) {
        var me = signedIn.require();
        var survey = ofTicket(key, me);
        var asked = page(standing(survey), survey, "/portal/tickets/" + key + "/survey");
        return answered(asked, () -> desk.answer(survey.id(), me, answer(score, recommend, remark)), remark);
    }

    private Survey ofTicket(String key, Person me) {
        return desk.about(key)
                .filter(survey -> survey.respondent().equals(me.id()))
                .orElseThrow(() -> Refusal.notFound("A survey about ticket " + key));
    }

    private ModelAndView answered(ModelAndView asked, Supplier<Survey> answer, @Nullable String remark) {
        if (asked.getModel().get("standing") != Standing.OPEN) {
            return asked;
        }
        try {
            answer.get();
            asked.addObject("standing", Standing.ANSWERED);
            asked.addObject("thanks", true);
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
                return asked.addObject("standing", tooLate(refusal));
            }
            asked.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            asked.addObject("problem", "Please choose how satisfied you are; a remark has at most 2000 characters.");
            asked.addObject("remark", remark);
        }
        return asked;
    }

    /** The survey was answered, or ran out, while the page lay open. */
    private static Standing tooLate(Refusal refusal) {
        return switch (refusal.status()) {
            case CONFLICT -> Standing.ANSWERED;
            case GONE -> Standing.EXPIRED;
            default -> throw refusal;
        };
    }

    private static Answer answer(String score, String recommend, @Nullable String remark) {
        return new Answer(number(score), number(recommend), remark);
    }

    /** What is no number becomes one that is refused with the field's name. */
    private static @Nullable Integer number(String text) {
        return text.isBlank() ? null : text.matches("\\d{1,2}") ? Integer.valueOf(text) : Integer.valueOf(-1);
    }

    private Standing standing(Survey survey) {
        return Standing.valueOf(desk.stateOf(survey).name());
    }

    private ModelAndView page(Standing standing, @Nullable Survey survey, String action) {
        var page = new ModelAndView("portal/survey");
        page.setStatus(standing.status);
        page.addObject("standing", standing);
        page.addObject("action", action);
        if (survey != null) {
            page.addObject("key", survey.ticketKey());
            page.addObject("about", tickets.require(survey.ticketKey()).title());
        }
        return page;
    }
}
