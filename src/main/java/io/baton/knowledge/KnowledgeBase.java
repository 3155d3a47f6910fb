package io.baton.knowledge;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.knowledge.Article.State;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Relevance;
import io.baton.platform.Relevance.Hit;
import io.baton.platform.Relevance.Text;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.SolvedTicket;
import io.baton.ticket.SolvedTickets;
import io.baton.ticket.TicketDesk;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter of the knowledge base: search, read, and say "this solved it". */
@Component
public class KnowledgeBase {

    private static final int LONGEST_QUESTION = 4000;
    private static final int LONGEST_TITLE = 120;

    /** How useful an article was. */
    public record Use(String id, String title, long timesRead, long timesSolved) {}

    /**
     * What somebody sees who has not asked anything yet.
     *
     * @param useful those that helped most often, best first; none before anybody said so
     * @param newest the others, last changed first
     */
    public record Overview(List<Article> useful, List<Article> newest) {}

    private final Articles articles;
    private final SolvedTickets solved;
    private final TicketDesk desk;
    private final Processes processes;
    private final AuditLedger ledger;
    private final KnowledgeSettings settings;

    KnowledgeBase(
            Articles articles,
            SolvedTickets solved,
            TicketDesk desk,
            Processes processes,
            AuditLedger ledger,
            KnowledgeSettings settings) {
        this.articles = articles;
        this.solved = solved;
        this.desk = desk;
        this.processes = processes;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Published articles for a question, best first. */
    public List<Hit<Article>> search(String question, int limit) {
        var texts = articles.published().stream()
                .map(article -> Text.of(
                        article,
                        article.title() + " " + article.keywords(),
                        article.problem() + " " + article.steps() + " " + article.solution()))
                .toList();
        return Relevance.rank(clipped(question), texts, settings.threshold(), limit);
    }

    /** @param limit most articles of each kind */
    public Overview overview(int limit) {
        var helped = articles.usage().stream()
                .filter(use -> use.timesSolved() > 0)
                .map(Use::id)
                .toList();
        var byId = articles.published().stream()
                .collect(Collectors.toMap(Article::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        var useful = helped.stream()
                .map(byId::remove)
                .filter(Objects::nonNull)
                .limit(limit)
                .toList();
        var newest = byId.values().stream()
                .sorted(Comparator.comparing(Article::updatedAt).reversed().thenComparing(Article::title))
                .limit(limit)
                .toList();
        return new Overview(useful, newest);
    }

    /** The few that are offered before somebody sends a request. */
    public List<Article> suggestions(String question) {
        return search(question, settings.suggestions()).stream()
                .map(Hit::subject)
                .toList();
    }

    /** Closed tickets for a question, as far as this person may read them. */
    public List<Hit<SolvedTicket>> solvedBefore(String question, Person viewer, int limit) {
        return solved.search(clipped(question), viewer, settings.threshold(), limit);
    }

    /** The same for the team that assesses a ticket. */
    List<Hit<SolvedTicket>> solvedBefore(String question, String team, int limit) {
        return solved.searchForTeam(clipped(question), team, settings.threshold(), limit);
    }

    /** @throws Refusal 404 unless it is published */
    public Article article(String id) {
        return articles.find(id)
                .filter(article -> article.state() == State.PUBLISHED)
                .orElseThrow(() -> Refusal.notFound("Article " + id));
    }

    /** The same, and counts that somebody read it. */
    public Article opened(String id) {
        var article = article(id);
        articles.used(id, "READ", null);
        return article;
    }

    public List<Use> usage() {
        return articles.usage();
    }

    /**
     * "This solved it": keeps the ask as a ticket that closes by itself, so that help without work is counted as well.
     *
     * @param ask what the person wanted, if it was said
     * @return key of the ticket
     */
    @Transactional
    public String solvedIt(Person person, String id, String ask) {
        var article = article(id);
        var text = ask.isBlank() ? article.title() : ask.strip();
        if (text.length() > LONGEST_QUESTION) {
            throw Refusal.invalid("text", "must have at most " + LONGEST_QUESTION + " characters.");
        }
        var line = text.lines().findFirst().orElse(text);
        var title = line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
        var key = desk.open(new OpenTicket(
                        "REQUEST", title, text, person.id(), null, null, Map.of(), null, null, "LOW", "LOW"))
                .key();
        articles.used(id, "SOLVED", key);
        ledger.append(AuditEvent.of("ARTICLE_SOLVED_IT", "article", id).forTicket(key, null));
        processes.start(
                "self-service",
                key,
                Map.of(
                        ProcessVariables.REQUESTER.name(),
                        person.id(),
                        ProcessVariables.RESOLUTION_CODE.name(),
                        "SELF_SERVICE",
                        ProcessVariables.RESOLUTION_NOTE.name(),
                        "Solved by the article “" + article.title() + "” (/portal/kb/" + id + ").",
                        ProcessVariables.JUSTIFICATION.name(),
                        "The requester said that the article solved it."));
        return key;
    }

    private static String clipped(String question) {
        return question.length() <= LONGEST_QUESTION ? question : question.substring(0, LONGEST_QUESTION);
    }
}
