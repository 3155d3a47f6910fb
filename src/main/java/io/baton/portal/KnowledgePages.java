package io.baton.portal;

import io.baton.knowledge.KnowledgeBase;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Relevance.Hit;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers to read before somebody has to work: search, article, and the button that says it helped. */
@Controller
@RequestMapping("/portal/kb")
class KnowledgePages {

    private static final int LONGEST_SEARCH = 200;
    private static final int SHOWN = 12;
    private static final List<String> ASKERS = List.of(Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD);

    private final KnowledgeBase knowledge;
    private final PageWords words;
    private final SignedIn signedIn;

    KnowledgePages(KnowledgeBase knowledge, PageWords words, SignedIn signedIn) {
        this.knowledge = knowledge;
        this.words = words;
        this.signedIn = signedIn;
    }

    @GetMapping
    @AnyPerson
    String search(@RequestParam(name = "q", defaultValue = "") String q, Model model) {
        var search = clipped(q);
        model.addAttribute("search", search);
        if (search.isEmpty()) {
            model.addAttribute("overview", knowledge.overview(SHOWN));
        }
        model.addAttribute(
                "articles",
                knowledge.search(search, SHOWN).stream().map(Hit::subject).toList());
        model.addAttribute(
                "tickets",
                knowledge.solvedBefore(search, signedIn.require(), SHOWN).stream()
                        .map(Hit::subject)
                        .toList());
        return "portal/kb";
    }

    /** The few articles that are offered while somebody types; named like the fields that hold the subject of an ask. */
    @GetMapping("/suggestions")
    @AnyPerson
    String suggestions(
            @RequestParam(required = false) @Nullable String question,
            @RequestParam(required = false) @Nullable String summary,
            Model model) {
        var asked = Stream.of(question, summary)
                .filter(Objects::nonNull)
                .findFirst()
                .map(KnowledgePages::clipped)
                .orElse("");
        model.addAttribute("articles", knowledge.suggestions(asked));
        model.addAttribute("asked", asked);
        return "portal/kb-parts :: suggestions";
    }

    @GetMapping("/{id}")
    @AnyPerson
    String article(
            @PathVariable("id") String id, @RequestParam(name = "ask", defaultValue = "") String ask, Model model) {
        var article = knowledge.opened(id);
        model.addAttribute("article", article);
        model.addAttribute("steps", article.steps().lines().toList());
        model.addAttribute("changed", words.moment(article.updatedAt()));
        model.addAttribute("ask", clipped(ask));
        model.addAttribute("mayAsk", ASKERS.stream().anyMatch(signedIn.require()::has));
        return "portal/article";
    }

    @PostMapping("/{id}/solved")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    String solved(
            @PathVariable("id") String id,
            @RequestParam(name = "ask", defaultValue = "") String ask,
            RedirectAttributes flash) {
        var key = knowledge.solvedIt(signedIn.require(), id, clipped(ask));
        flash.addFlashAttribute("said", "Good. Nobody has to work on it; it is kept as " + key + ".");
        flash.addAttribute("key", key);
        return "redirect:/portal/tickets/{key}";
    }

    private static String clipped(String text) {
        var stripped = text.strip();
        return stripped.length() > LONGEST_SEARCH ? stripped.substring(0, LONGEST_SEARCH) : stripped;
    }
}
