package io.baton.survey;

import io.baton.people.AnyParticipant;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys for those who are asked, and the answers for those who improve the service. */
@RestController
@RequestMapping("/api/surveys")
class SurveyController {

    private final SurveyDesk desk;
    private final SignedIn signedIn;

    SurveyController(SurveyDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** A survey as its reader may see it; the person who was asked is shown to nobody but that person. */
    record SurveyView(
            String id,
            String ticketKey,
            Survey.State state,
            Instant sentAt,
            Instant expiresAt,
            @Nullable Instant openedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer score,
            @Nullable Integer recommend,
            @Nullable String remark,
            @Nullable String callBackOutcome,
            @Nullable String service,
            @Nullable String itemId,
            @Nullable String team) {}

    /** Which surveys are listed. */
    enum Scope {
        /** Those the caller was asked. */
        MINE,
        /** Answers about the caller's teams, all of them for process owners and auditors. */
        ANSWERS
    }

    @AnyPerson
    @GetMapping
    Page<SurveyView> list(
            @RequestParam(defaultValue = "mine") String scope,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var me = signedIn.require();
        var found = scopeOf(scope) == Scope.MINE ? desk.askedOf(me, page, size) : desk.answers(me, page, size);
        return new Page<>(
                found.items().stream().map(survey -> view(survey, me)).toList(),
                found.total(),
                found.page(),
                found.size());
    }

    @AnyPerson
    @GetMapping("/{id}")
    SurveyView one(@PathVariable String id) {
        var me = signedIn.require();
        return view(desk.require(id, me), me);
    }

    @PostMapping("/{id}/answer")
    @AnyParticipant
    SurveyView answer(@PathVariable String id, @RequestBody Answer answer) {
        var me = signedIn.require();
        return view(desk.answer(id, me, answer), me);
    }

    private static Scope scopeOf(String scope) {
        return switch (scope) {
            case "mine" -> Scope.MINE;
            case "answers" -> Scope.ANSWERS;
            default -> throw Refusal.invalid("scope", "must be mine or answers.");
        };
    }

    private SurveyView view(Survey survey, Person reader) {
        var full = desk.readsInFull(survey, reader);
        return new SurveyView(
                survey.id(),
                survey.ticketKey(),
                desk.stateOf(survey),
                survey.sentAt(),
                survey.expiresAt(),
                survey.openedAt(),
                survey.answeredAt(),
                survey.score(),
                full ? survey.recommend() : null,
                full ? survey.remark() : null,
                full ? survey.callBackOutcome() : null,
                survey.service(),
                survey.itemId(),
                survey.team());
    }
}
