package io.baton.portal;

import io.baton.improvement.ImprovementDesk;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.survey.Survey;
import io.baton.survey.SurveyDesk;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people said after their tickets were closed, for those who may make something of it. */
@Controller
class SurveysPage {

    private static final int PAGE_SIZE = 20;

    private final SurveyDesk desk;
    private final ImprovementDesk improvements;
    private final ProcessChoices choices;
    private final PageWords words;
    private final SignedIn signedIn;

    SurveysPage(
            SurveyDesk desk, ImprovementDesk improvements, ProcessChoices choices, PageWords words, SignedIn signedIn) {
        this.desk = desk;
        this.improvements = improvements;
        this.choices = choices;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** One answer. */
    record Line(
            String id,
            String key,
            int score,
            @Nullable Integer recommend,
            @Nullable String remark,
            String team,
            Moment at,
            @Nullable String callBack,
            @Nullable String improvement) {}

    @GetMapping("/portal/surveys")
    @RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR})
    String list(@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
        var me = signedIn.require();
        var found = desk.answers(me, Math.max(0, page), PAGE_SIZE);
        var became = improvements.keysFrom(
                "SURVEY", found.items().stream().map(Survey::id).toList());
        model.addAttribute(
                "answers",
                found.items().stream()
                        .map(survey -> line(survey, became.get(survey.id())))
                        .toList());
        model.addAttribute("pages", TicketsPage.Pages.of(found));
        model.addAttribute("groups", choices.all());
        model.addAttribute("mayRaise", ImprovementPages.mayRaise(me));
        return "portal/surveys";
    }

    private Line line(Survey survey, @Nullable String improvement) {
        return new Line(
                survey.id(),
                survey.ticketKey(),
                survey.score() == null ? 0 : survey.score(),
                survey.recommend(),
                survey.remark(),
                survey.team() == null ? "no team" : words.team(survey.team()),
                words.moment(survey.answeredAt() == null ? survey.sentAt() : survey.answeredAt()),
                survey.callBackOutcome() == null ? null : PageWords.spoken(survey.callBackOutcome()),
                improvement);
    }
}
