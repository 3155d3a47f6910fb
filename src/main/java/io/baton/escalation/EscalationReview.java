package io.baton.escalation;

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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The review of escalations: a sample of the month's ladders is judged, and what was not right improves the tables. */
@Component
class EscalationReview implements ReviewType {

    static final String LADDER = "LADDER";

    private static final String PATH = "escalation-path";
    private static final String RIGHT = "RIGHT";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EVIDENCE = 3900;
    private static final String CRITERIA = """
            - **Right**: it called whom it had to, when it had to.
            - **Too late**, **too early**: the waits of the table do not fit.
            - **Wrong people**: others should have been called, or called first.
            - **Needless**: nobody had to be called at all.

            Everything but "right" is raised as an improvement of the escalation tables, with this evidence.""";

    private final EscalationBook book;
    private final ImprovementProposals improvements;

    EscalationReview(EscalationBook book, ImprovementProposals improvements) {
        this.book = book;
        this.improvements = improvements;
    }

    @Override
    public String name() {
        return "escalation-review";
    }

    @Override
    public String title() {
        return "Review of escalations";
    }

    /** In the order of hashes of the seed and the ladder: chance that anybody can draw again. */
    @Override
    public List<ReviewItem> items(ReviewScope scope) {
        return book.between(scope.from(), scope.to()).stream()
                .filter(it -> it.state() != Escalation.State.CLIMBING)
                .sorted(Comparator.comparing(it -> hash(scope.seed() + "|" + it.id())))
                .limit(scope.rules().apply(LADDER).most())
                .map(this::item)
                .toList();
    }

    private ReviewItem item(Escalation it) {
        return new ReviewItem(
                LADDER,
                cut(it.ticketKey() + ", " + it.trigger() + ": " + it.reason(), LONGEST_TITLE),
                cut(evidence(it), LONGEST_EVIDENCE),
                subjects(it),
                false,
                Map.of("escalation", it.id(), "ticket", it.ticketKey(), "trigger", it.trigger(), "table", tableOf(it)));
    }

    /** The table that was asked for the rungs: the one to improve. */
    private String tableOf(Escalation it) {
        return book.steps(it.id()).stream()
                .map(Rung::decision)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(PATH);
    }

    private String evidence(Escalation it) {
        var rungs = book.steps(it.id()).stream()
                .map(step -> "- " + step.at() + ", " + step.action()
                        + (step.rule() == null ? "" : " by " + step.decision() + " " + step.rule()) + ": "
                        + step.outcome())
                .collect(Collectors.joining("\n"));
        return it.recordType() + ", " + Objects.requireNonNullElse(it.priority(), "no priority") + ", team "
                + Objects.requireNonNullElse(it.team(), "none") + ": "
                + it.load().openTasks() + " open tasks, "
                + it.load().present() + " present, " + it.load().away() + " away.\n\n" + rungs + "\n\nEnded: "
                + it.state()
                + (it.cause() == null ? ", cause not named yet" : ", cause " + it.cause());
    }

    /** Nobody judges a ladder that he raised or answered. */
    private static Set<String> subjects(Escalation it) {
        var subjects = new LinkedHashSet<String>();
        if (it.raisedBy() != null) {
            subjects.add(it.raisedBy());
        }
        if (it.acknowledgedBy() != null) {
            subjects.add(it.acknowledgedBy());
        }
        return subjects;
    }

    @Override
    public ReviewQuestion question(ReviewItem item) {
        return new ReviewQuestion(
                CRITERIA,
                List.of(
                        new Choice(RIGHT, "Right"),
                        new Choice("TOO_LATE", "Too late"),
                        new Choice("TOO_EARLY", "Too early"),
                        new Choice("WRONG_PEOPLE", "Wrong people"),
                        new Choice("NEEDLESS", "Needless")),
                List.of());
    }

    @Override
    public Optional<String> settle(String itemId, ReviewItem item, ReviewAnswer answer) {
        if (answer.verdict().equals(RIGHT)) {
            return Optional.empty();
        }
        var why = answer.reason() == null ? "" : answer.reason() + "\n\n";
        return Optional.of(improvements.propose(new Proposal(
                "REVIEW",
                itemId,
                cut(
                        item.facts().get("table") + ".dmn, "
                                + answer.verdict().replace('_', ' ').toLowerCase(Locale.ROOT) + ": "
                                + item.title(),
                        LONGEST_TITLE),
                cut(why + item.evidence(), LONGEST_EVIDENCE),
                "escalation",
                answer.reviewer())));
    }

    @Override
    public List<ReviewFigure> figures(List<JudgedItem> items) {
        var judged =
                items.stream().map(JudgedItem::answer).filter(Objects::nonNull).toList();
        var right =
                judged.stream().filter(answer -> answer.verdict().equals(RIGHT)).count();
        return List.of(new ReviewFigure("right", "Ladders that were right", (int) right, judged.size()));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
