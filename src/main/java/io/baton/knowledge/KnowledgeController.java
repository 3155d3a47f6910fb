package io.baton.knowledge;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.Relevance.Hit;
import io.baton.ticket.SolvedTicket;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The knowledge base over HTTP. */
@RestController
@RequestMapping("/api/kb")
class KnowledgeController {

    private static final int LONGEST_QUERY = 400;
    private static final int MOST = 50;

    /** @param score 0 to 1: which part of the question it covers */
    record FoundArticle(String id, String title, String problem, double score, String page) {}

    /** A ticket that was solved before, with what was done; notes only for those who may read them. */
    record FoundTicket(
            String key,
            String title,
            @Nullable String workNotes,
            @Nullable String steps,
            @Nullable String solution,
            double score,
            String page) {}

    record Found(String query, List<FoundArticle> articles, List<FoundTicket> tickets) {}

    record Solved(@Nullable String text) {}

    record Closed(String key, String article, String page) {}

    private final KnowledgeBase knowledge;
    private final SignedIn signedIn;

    KnowledgeController(KnowledgeBase knowledge, SignedIn signedIn) {
        this.knowledge = knowledge;
        this.signedIn = signedIn;
    }

    /** @param include {@code tickets} looks through closed tickets as well */
    @GetMapping
    @AnyPerson
    Found search(
            @RequestParam String q,
            @RequestParam(defaultValue = "") String include,
            @RequestParam(defaultValue = "10") int size) {
        if (q.isBlank() || q.length() > LONGEST_QUERY) {
            throw Refusal.invalid("q", "must have between 1 and " + LONGEST_QUERY + " characters.");
        }
        if (size < 1 || size > MOST) {
            throw Refusal.invalid("size", "must be between 1 and " + MOST + ".");
        }
        if (!include.isEmpty() && !include.equals("tickets")) {
            throw Refusal.invalid("include", "can only be: tickets.");
        }
        var me = signedIn.require();
        var tickets = include.isEmpty() ? List.<Hit<SolvedTicket>>of() : knowledge.solvedBefore(q, me, size);
        return new Found(
                q,
                knowledge.search(q, size).stream()
                        .map(KnowledgeController::article)
                        .toList(),
                tickets.stream().map(KnowledgeController::ticket).toList());
    }

    @GetMapping("/{id}")
    @AnyPerson
    Article article(@PathVariable String id) {
        return knowledge.article(id);
    }

    /** How often articles were read, and how often they made a ticket unnecessary. */
    @GetMapping("/usage")
    @RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
    List<KnowledgeBase.Use> usage() {
        return knowledge.usage();
    }

    /** "This solved it": the ask is kept as a ticket that closes by itself. */
    @PostMapping("/{id}/solved")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    @ResponseStatus(HttpStatus.CREATED)
    Closed solved(@PathVariable String id, @RequestBody Solved body) {
        var key = knowledge.solvedIt(signedIn.require(), id, Objects.requireNonNullElse(body.text(), ""));
        return new Closed(key, id, "/portal/tickets/" + key);
    }

    private static FoundArticle article(Hit<Article> hit) {
        var article = hit.subject();
        return new FoundArticle(
                article.id(), article.title(), article.problem(), rounded(hit.score()), "/portal/kb/" + article.id());
    }

    private static FoundTicket ticket(Hit<SolvedTicket> hit) {
        var ticket = hit.subject();
        return new FoundTicket(
                ticket.key(),
                ticket.title(),
                ticket.workNotes(),
                ticket.steps(),
                ticket.solution(),
                rounded(hit.score()),
                "/portal/tickets/" + ticket.key());
    }

    private static double rounded(double score) {
        return Math.round(score * 100) / 100.0;
    }
}
