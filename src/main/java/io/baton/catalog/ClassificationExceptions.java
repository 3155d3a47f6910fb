package io.baton.catalog;

import io.baton.catalog.MisreadReasons.Group;
import io.baton.catalog.TriageSamples.Triaged;
import io.baton.engine.Decisions;
import io.baton.people.Directory;
import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.Reclassification;
import io.baton.ticket.Reclassifications;
import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewFigure;
import io.baton.ticket.review.ReviewItem;
import io.baton.ticket.review.ReviewQuestion;
import io.baton.ticket.review.ReviewQuestion.Choice;
import io.baton.ticket.review.ReviewScope;
import io.baton.ticket.review.ReviewType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The review of triage: what people had to correct becomes rows or articles, and a second judge triages samples blind, to
 * see whether all decide alike.
 */
@Component
class ClassificationExceptions implements ReviewType {

    static final String REASON = "REASON";
    static final String SAMPLE = "SAMPLE";

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EVIDENCE = 3900;
    private static final String REASON_CRITERIA = """
            - **New row**: a row of classification.dmn would have sorted these tickets.
            - **Article**: whoever asked, or whoever triaged, lacked an explanation.
            - **No action**: chance, or cared for already. Say why.

            A row or an article is raised as an improvement, with this evidence.""";

    private final Reclassifications reclassifications;
    private final TriageSamples samples;
    private final TriageDesk triage;
    private final Decisions decisions;
    private final Directory directory;
    private final ImprovementProposals improvements;

    ClassificationExceptions(
            Reclassifications reclassifications,
            TriageSamples samples,
            TriageDesk triage,
            Decisions decisions,
            Directory directory,
            ImprovementProposals improvements) {
        this.reclassifications = reclassifications;
        this.samples = samples;
        this.triage = triage;
        this.decisions = decisions;
        this.directory = directory;
        this.improvements = improvements;
    }

    @Override
    public String name() {
        return "classification-exceptions";
    }

    @Override
    public String title() {
        return "Review of triage";
    }

    @Override
    public List<ReviewItem> items(ReviewScope scope) {
        var items = new ArrayList<ReviewItem>();
        var rules = scope.rules().apply(REASON);
        var found = MisreadReasons.in(
                reclassifications.between(scope.from(), scope.to()), rules.alike(), rules.atLeast(), rules.most());
        found.frequent().forEach(group -> items.add(item(group)));
        if (!found.rare().isEmpty()) {
            items.add(item("Corrections with a reason of their own", found.rare(), Map.of()));
        }
        var drawn = TriageSamples.draw(
                samples.all(scope.from(), scope.to()),
                scope.seed(),
                scope.rules().apply(SAMPLE).most());
        var judges = samples.judges(drawn);
        for (int number = 1; number <= drawn.size(); number++) {
            var one = drawn.get(number - 1);
            items.add(sample(one, number, judges.getOrDefault(one.ticketKey(), List.of())));
        }
        return items;
    }

    private static ReviewItem item(Group group) {
        return item(
                group.size() + " times from " + group.from() + " to " + group.to() + ": " + group.reason(),
                group.corrections(),
                Map.of("from", group.from(), "to", group.to(), "reason", group.reason()));
    }

    private static ReviewItem item(String title, List<Reclassification> corrections, Map<String, Object> more) {
        var facts = new HashMap<>(more);
        facts.put("times", corrections.size());
        facts.put(
                "tickets",
                corrections.stream().map(Reclassification::ticketKey).distinct().toList());
        var lines = corrections.stream().map(ClassificationExceptions::line).collect(Collectors.joining("\n"));
        return new ReviewItem(
                REASON,
                Texts.firstLine(title, LONGEST_TITLE),
                Texts.cut(lines, LONGEST_EVIDENCE),
                corrections.stream().map(Reclassification::decidedBy).collect(Collectors.toSet()),
                false,
                facts);
    }

    private static String line(Reclassification one) {
        return "- " + one.ticketKey() + ", " + LocalDate.ofInstant(one.at(), ZoneOffset.UTC) + ", "
                + MisreadReasons.from(one) + " → " + MisreadReasons.to(one) + ": " + one.reason();
    }

    /** Neither the key nor anything that was decided: the second judge knows no more than the first one did. */
    private ReviewItem sample(Triaged drawn, int number, List<String> judges) {
        var parties = new HashSet<>(judges);
        parties.add(drawn.requester());
        return new ReviewItem(
                SAMPLE,
                "Double triage, sample " + number,
                triage.submitted(drawn.ticketKey()),
                parties,
                true,
                Map.of(
                        "ticket", drawn.ticketKey(),
                        "category", drawn.category(),
                        "team", drawn.team(),
                        "judgedBy", judges.isEmpty() ? "tables" : judges.get(judges.size() - 1)));
    }

    @Override
    public ReviewQuestion question(ReviewItem item) {
        if (item.kind().equals(SAMPLE)) {
            return new ReviewQuestion(triage.criteria(), categories(), teams());
        }
        return new ReviewQuestion(
                REASON_CRITERIA,
                List.of(
                        new Choice("ROW", "A new row in the table"),
                        new Choice("ARTICLE", "An article"),
                        new Choice("NO_ACTION", "No action")),
                List.of());
    }

    private List<Choice> categories() {
        return decisions.valuesOf("classification", "category").stream()
                .map(category -> new Choice(category, spoken(category)))
                .toList();
    }

    private static String spoken(String category) {
        return Character.toUpperCase(category.charAt(0)) + category.substring(1).replace('-', ' ');
    }

    private List<Choice> teams() {
        return directory.teams().stream()
                .map(team -> new Choice(team.id(), team.name()))
                .toList();
    }

    @Override
    public Optional<String> settle(String itemId, ReviewItem item, ReviewAnswer answer) {
        if (!item.kind().equals(REASON) || answer.verdict().equals("NO_ACTION")) {
            return Optional.empty();
        }
        var wanted = answer.verdict().equals("ROW") ? "New row for triage: " : "Article for triage: ";
        var why = answer.reason() == null ? "" : answer.reason() + "\n\n";
        return Optional.of(improvements.propose(new Proposal(
                "REVIEW",
                itemId,
                Texts.cut(wanted + item.title(), LONGEST_TITLE),
                Texts.cut(why + item.evidence(), LONGEST_EVIDENCE),
                "triage",
                answer.reviewer())));
    }

    @Override
    public List<ReviewFigure> figures(List<JudgedItem> items) {
        return TriageAgreement.of(
                items.stream().filter(one -> one.item().kind().equals(SAMPLE)).toList());
    }
}
