package io.baton.portal;

import io.baton.catalog.Catalogue;
import io.baton.catalog.CatalogueItem;
import io.baton.catalog.RequestDesk;
import io.baton.catalog.RequestDesk.Receipt;
import io.baton.knowledge.Article;
import io.baton.knowledge.KnowledgeBase;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Idempotency;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One item of the catalogue: how to ask for it, and the form that asks. */
@Controller
class ItemPage {

    /** Made when the form is shown, so that sending it twice opens one ticket. */
    private static final String ONCE = "_once";

    /** Pressed by whoever wants the same once more; its value is the ticket that asks for it already. */
    private static final String BESIDE = "_beside";

    /** Pressed by whoever wants to look for an answer before sending, with or without scripts. */
    private static final String LOOK = "_look";

    /** The same roles as {@link #order} takes requests from. */
    private static final List<String> ASKERS = List.of(Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD);

    private static final Set<HttpStatus> ANSWERED_IN_THE_FORM =
            Set.of(HttpStatus.UNPROCESSABLE_ENTITY, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE);

    private final Catalogue catalogue;
    private final RequestDesk desk;
    private final KnowledgeBase knowledge;
    private final Idempotency idempotency;
    private final ItemQuestions questions;
    private final SignedIn signedIn;

    ItemPage(
            Catalogue catalogue,
            RequestDesk desk,
            KnowledgeBase knowledge,
            Idempotency idempotency,
            ItemQuestions questions,
            SignedIn signedIn) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.knowledge = knowledge;
        this.idempotency = idempotency;
        this.questions = questions;
        this.signedIn = signedIn;
    }

    /** The five parts of the instructions, and what it costs. */
    record ItemView(
            String id,
            String name,
            String shelf,
            String about,
            String needed,
            String expected,
            String example,
            String next,
            @Nullable String terms) {

        static ItemView of(CatalogueItem item) {
            var how = item.definition().instructions();
            return new ItemView(
                    item.id(),
                    item.title(),
                    PageWords.spoken(item.definition().category()),
                    how.description(),
                    how.whatYouNeed(),
                    how.expectedTime(),
                    how.example(),
                    how.nextSteps(),
                    ItemText.terms(item));
        }
    }

    @GetMapping("/portal/items/{id}")
    @AnyPerson
    String show(@PathVariable("id") String id, Model model) {
        return form(offered(id), Map.of(), List.of(), Ids.next(), model);
    }

    @PostMapping("/portal/items/{id}")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    String order(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> answers,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var item = offered(id);
        var once = answers.getOrDefault(ONCE, Ids.next());
        if (answers.containsKey(LOOK)) {
            return form(item, answers, List.of(), once, model);
        }
        try {
            var receipt = submit(item, answers, once, request);
            flash.addFlashAttribute("said", thanks(receipt));
            return "redirect:/portal/tickets/" + receipt.key();
        } catch (Refusal refusal) {
            if (!ANSWERED_IN_THE_FORM.contains(refusal.status())) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            if (refusal.facts().get("duplicateOf") instanceof String open) {
                model.addAttribute("alreadyAsked", open);
                return form(item, answers, List.of(), Ids.next(), model);
            }
            return form(item, answers, errorsOf(refusal), Ids.next(), model);
        }
    }

    private Receipt submit(CatalogueItem item, Map<String, String> answers, String once, HttpServletRequest request) {
        var order = new RequestDesk.Order(
                item.id(),
                item.typed(answers),
                given(answers, ItemQuestions.IMPACT),
                given(answers, ItemQuestions.URGENCY),
                given(answers, ItemQuestions.REQUESTER),
                null,
                List.of(),
                given(answers, BESIDE));
        var answer = idempotency.once(
                new KeyedRequest(request, once), order, Receipt.class, () -> ResponseEntity.ok(desk.submit(order)));
        return Objects.requireNonNull(answer.getBody());
    }

    private CatalogueItem offered(String id) {
        return catalogue
                .find(id)
                .filter(item -> !item.retired())
                .orElseThrow(() -> Refusal.notFound("Catalogue item " + id));
    }

    private String form(
            CatalogueItem item, Map<String, String> answers, List<FieldError> errors, String once, Model model) {
        var asked = questions.of(item, answers, errors, mayAskForOthers(signedIn.require()));
        model.addAttribute("item", ItemView.of(item));
        model.addAttribute("questions", asked);
        model.addAttribute("errors", questions.problems(asked, errors));
        model.addAttribute("once", once);
        var subject = item.definition().titleField();
        model.addAttribute("subject", subject);
        model.addAttribute("asked", subject == null ? "" : answers.getOrDefault(subject, ""));
        model.addAttribute("articles", suggestions(subject == null ? null : answers.get(subject)));
        model.addAttribute("mayAsk", ASKERS.stream().anyMatch(signedIn.require()::has));
        return "portal/item";
    }

    private List<Article> suggestions(@Nullable String asked) {
        return asked == null || asked.isBlank() ? List.of() : knowledge.suggestions(asked);
    }

    private static boolean mayAskForOthers(Person person) {
        return person.has(Role.AGENT) || person.has(Role.TEAM_LEAD);
    }

    private static List<FieldError> errorsOf(Refusal refusal) {
        if (refusal.rule().equals("idempotency-key-reused")) {
            return List.of(new FieldError(
                    "", "You have sent this form already. If you want this as well, send it once more."));
        }
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", String.valueOf(refusal.getMessage())))
                : refusal.errors();
    }

    private static @Nullable String given(Map<String, String> answers, String name) {
        var value = answers.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String thanks(Receipt receipt) {
        var notes = String.join(" ", receipt.notes());
        return receipt.repeated() ? notes : "Your request is in. Its key is " + receipt.key() + ". " + notes;
    }
}
