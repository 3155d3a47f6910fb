package io.baton.ticket.approval;

import io.baton.people.Deputies;
import io.baton.people.Deputy;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewFigure;
import io.baton.ticket.review.ReviewItem;
import io.baton.ticket.review.ReviewQuestion;
import io.baton.ticket.review.ReviewQuestion.Choice;
import io.baton.ticket.review.ReviewScope;
import io.baton.ticket.review.ReviewType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The review of deputies: plays through that each approver is away, and asks about everybody for whom no deputy would
 * answer. It is played through by asking the rules that redirect real approvals; nobody is sent away and nothing moves.
 */
@Component
class FailoverTest implements ReviewType {

    static final String APPROVER = "APPROVER";

    private static final String NAME_DEPUTY = "NAME_DEPUTY";
    private static final String CRITERIA = """
            - **Deputy needed**: decisions would wait or land with somebody who does not know them. An improvement is raised.
            - **Manager is enough**: there are few decisions, and whoever is asked instead knows them. Say why.
            - **Approves no longer**: the role, line or cost centre is to be handed over. An improvement is raised.""";

    private final Approvers approvers;
    private final StandIns standIns;
    private final Deputies deputies;
    private final Directory directory;
    private final ImprovementProposals improvements;

    FailoverTest(
            Approvers approvers,
            StandIns standIns,
            Deputies deputies,
            Directory directory,
            ImprovementProposals improvements) {
        this.approvers = approvers;
        this.standIns = standIns;
        this.deputies = deputies;
        this.directory = directory;
        this.improvements = improvements;
    }

    /** @param instead who would be asked; null for nobody */
    private record Played(
            String person,
            Set<String> why,
            List<String> deputies,
            boolean covered,
            @Nullable String instead) {}

    @Override
    public String name() {
        return "failover-test";
    }

    @Override
    public String title() {
        return "Test of deputies";
    }

    @Override
    public List<ReviewItem> items(ReviewScope scope) {
        var played = approvers.all().entrySet().stream()
                .map(approver -> play(approver.getKey(), approver.getValue()))
                .toList();
        var uncovered = played.stream().filter(one -> !one.covered()).count();
        return played.stream()
                .filter(one -> !one.covered())
                .sorted(Comparator.comparing((Played one) -> one.instead() != null)
                        .thenComparing(one -> -one.why().size())
                        .thenComparing(Played::person))
                .limit(scope.rules().apply(APPROVER).most())
                .map(one -> item(one, played.size(), (int) uncovered))
                .toList();
    }

    private Played play(String person, Set<String> why) {
        var known = deputies.of(person);
        var instead = standIns.find(person, Set.<String>of()).map(Person::id).orElse(null);
        var covered = known.stream().anyMatch(entry -> entry.deputy().equals(instead) && isNow(entry));
        return new Played(person, why, known.stream().map(this::inWords).toList(), covered, instead);
    }

    private boolean isNow(Deputy entry) {
        return deputies.mayActFor(entry.deputy(), entry.person());
    }

    private String inWords(Deputy entry) {
        var state = isNow(entry)
                ? standIns.isAway(entry.deputy()) ? "away as well" : "ready"
                : "from " + entry.from() + " until " + entry.until() + " only, or no longer allowed to decide";
        return nameOf(entry.deputy()) + ": " + state;
    }

    private ReviewItem item(Played one, int checked, int uncovered) {
        var evidence = "**May have to approve as:** " + String.join(", ", one.why()) + "\n\n**Deputies:** "
                + (one.deputies().isEmpty() ? "none" : String.join("; ", one.deputies()))
                + "\n\n**If away today, is asked instead:** "
                + (one.instead() == null
                        ? "nobody; approvals would wait"
                        : nameOf(one.instead()) + ", as the nearest line manager who is there");
        return new ReviewItem(
                APPROVER,
                nameOf(one.person()) + " has no working deputy",
                evidence,
                Set.of(one.person()),
                false,
                Map.of(
                        "approver",
                        one.person(),
                        "as",
                        List.copyOf(one.why()),
                        "instead",
                        one.instead() == null ? "" : one.instead(),
                        "checked",
                        checked,
                        "uncovered",
                        uncovered));
    }

    private String nameOf(String id) {
        return directory.person(id).map(Person::name).orElse(id) + " (" + id + ")";
    }

    @Override
    public ReviewQuestion question(ReviewItem item) {
        return new ReviewQuestion(
                CRITERIA,
                List.of(
                        new Choice(NAME_DEPUTY, "Deputy needed"),
                        new Choice("MANAGER_ENOUGH", "Manager is enough"),
                        new Choice("APPROVES_NO_LONGER", "Approves no longer")),
                List.of());
    }

    @Override
    public Optional<String> settle(String itemId, ReviewItem item, ReviewAnswer answer) {
        if (answer.verdict().equals("MANAGER_ENOUGH")) {
            return Optional.empty();
        }
        var approver = String.valueOf(item.facts().get("approver"));
        var wanted = answer.verdict().equals(NAME_DEPUTY) ? "Name a deputy for " : "Hand over what is approved by ";
        var why = answer.reason() == null ? "" : answer.reason() + "\n\n";
        return Optional.of(improvements.propose(new Proposal(
                "REVIEW", itemId, wanted + nameOf(approver), why + item.evidence(), "approval", answer.reviewer())));
    }

    @Override
    public List<ReviewFigure> figures(List<JudgedItem> items) {
        var first = items.stream().map(judged -> judged.item().facts()).findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        var checked = number(first.get(), "checked");
        var nobody = items.stream()
                .filter(judged -> "".equals(judged.item().facts().get("instead")))
                .collect(Collectors.counting())
                .intValue();
        return List.of(
                new ReviewFigure(
                        "without-deputy",
                        "Approvers without a working deputy",
                        number(first.get(), "uncovered"),
                        checked),
                new ReviewFigure("nobody-instead", "Approvers in whose place nobody would be asked", nobody, checked));
    }

    private static int number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
