package io.baton.governance;

import io.baton.governance.BoardSeats.BoardVote;
import io.baton.governance.BoardSeats.Seat;
import io.baton.ticket.Bypasses;
import io.baton.ticket.ChangeProposals;
import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.approval.ApprovalState;
import io.baton.ticket.approval.Quorum;
import io.baton.ticket.approval.Tally;
import io.baton.ticket.review.AgendaPoints;
import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewItem;
import io.baton.ticket.review.ReviewQuestion;
import io.baton.ticket.review.ReviewQuestion.Choice;
import io.baton.ticket.review.ReviewScope;
import io.baton.ticket.review.ReviewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sessions of the board that watches whether rules are followed. Its agenda are the broken rules and open exceptions of
 * the period, and what other modules put before it: gaps and changes. A point is decided once the seats that must be there have voted and a majority of all seats wants the same.
 */
@Component
class GovernanceBoard implements ReviewType {

    static final String NAME = "governance-board";

    static final List<String> VERDICTS = List.of("NOTED", "IMPROVE", "CHANGE", "POLICY");

    static final String SESSION = "session";
    static final String TOPIC = "topic";

    private static final String AGENDA = "AGENDA";
    private static final String QUORUM = "majority";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EVIDENCE = 3900;
    private static final String CRITERIA = """
            - **Noted**: it was right, or it was settled; nothing follows.
            - **Improve**: something has to change so that it does not happen again.
            - **Change**: something that runs, or one of our models, is changed; it is raised and judged as every change.
            - **Policy**: the rule itself is wrong and gets a new version.

            Each seat votes (POST /api/board/votes); then write down what the board has decided.""";

    private final BoardSeats seats;
    private final BreachBook breaches;
    private final Bypasses bypasses;
    private final ObjectProvider<AgendaPoints> others;
    private final ImprovementProposals improvements;
    private final ObjectProvider<ChangeProposals> changes;

    GovernanceBoard(
            BoardSeats seats,
            BreachBook breaches,
            Bypasses bypasses,
            ObjectProvider<AgendaPoints> others,
            ImprovementProposals improvements,
            ObjectProvider<ChangeProposals> changes) {
        this.seats = seats;
        this.breaches = breaches;
        this.bypasses = bypasses;
        this.others = others;
        this.improvements = improvements;
        this.changes = changes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Session of the governance board";
    }

    @Override
    public List<ReviewItem> items(ReviewScope scope) {
        var broken = breaches.between(scope.from(), scope.to()).stream()
                .map(entry -> item(
                        scope.seed(),
                        entry.id(),
                        "Broken rule: " + entry.rule(),
                        entry.what(),
                        Stream.ofNullable(entry.person()).collect(Collectors.toSet())));
        var open = bypasses.between(scope.from(), scope.to()).stream()
                .filter(bypass ->
                        bypass.review() == null || !bypass.review().verdict().equals("JUSTIFIED"))
                .map(bypass -> item(
                        scope.seed(),
                        bypass.id(),
                        "Bypassed rule: " + bypass.rule(),
                        bypass.summary() + "\n\nReason: " + bypass.reason(),
                        Set.of(bypass.owner())));
        var further = others.orderedStream()
                .flatMap(module -> module.between(scope.from(), scope.to()).stream())
                .map(point -> item(scope.seed(), point.topic(), point.title(), point.evidence(), point.people()));
        return Stream.of(broken, open, further)
                .flatMap(points -> points)
                .limit(scope.rules().apply(AGENDA).most())
                .toList();
    }

    private static ReviewItem item(String session, String topic, String title, String evidence, Set<String> subjects) {
        return new ReviewItem(
                AGENDA,
                cut(title, LONGEST_TITLE),
                cut(evidence, LONGEST_EVIDENCE),
                subjects,
                false,
                Map.of(SESSION, session, TOPIC, topic));
    }

    @Override
    public ReviewQuestion question(ReviewItem item) {
        return new ReviewQuestion(
                CRITERIA,
                List.of(
                        new Choice("NOTED", "Noted"),
                        new Choice("IMPROVE", "Improve"),
                        new Choice("CHANGE", "Raise a change"),
                        new Choice("POLICY", "New version of the rule")),
                List.of());
    }

    @Override
    public List<String> undecided(ReviewItem item, String verdict) {
        var all = seats.all();
        var votes = votes(item);
        var present = votes.stream().map(BoardVote::area).collect(Collectors.toSet());
        var missing = all.stream()
                .filter(seat -> seat.mustBePresent() && !present.contains(seat.area()))
                .map(Seat::name)
                .toList();
        if (!missing.isEmpty()) {
            return List.of("No quorum: nothing is decided without the seat of " + String.join(", ", missing) + ".");
        }
        var quorum = Quorum.of(QUORUM);
        if (votes.size() < quorum.needed(all.size())) {
            return List.of("No quorum: " + votes.size() + " of " + all.size() + " seats have voted.");
        }
        var tally = tally(verdict, votes, all.size(), quorum);
        return tally.outcome() == ApprovalState.APPROVED
                ? List.of()
                : List.of("The board has not decided so: " + tally.inWords() + ".");
    }

    private static Tally tally(String verdict, List<BoardVote> votes, int seats, Quorum quorum) {
        var states = new ArrayList<ApprovalState>();
        votes.forEach(
                vote -> states.add(vote.verdict().equals(verdict) ? ApprovalState.APPROVED : ApprovalState.DECLINED));
        while (states.size() < seats) {
            states.add(ApprovalState.OPEN);
        }
        return Tally.of(quorum.needed(seats), states);
    }

    @Override
    public List<String> unsettled(List<JudgedItem> items) {
        return items.stream()
                .flatMap(judged -> {
                    var answer = judged.answer();
                    return answer == null
                            ? Stream.of("Not decided yet: " + judged.item().title() + ".")
                            : undecided(judged.item(), answer.verdict()).stream();
                })
                .distinct()
                .toList();
    }

    /** Decisions go on as changes or improvements; a policy is a table or model, whose new version begins as an improvement. */
    @Override
    public Optional<String> settle(String itemId, ReviewItem item, ReviewAnswer answer) {
        if (answer.verdict().equals("NOTED")) {
            return Optional.empty();
        }
        if (answer.verdict().equals("CHANGE")) {
            var port = changes.getIfAvailable();
            if (port != null) {
                return Optional.of(port.propose(proposal(itemId, item, answer)));
            }
        }
        var what = answer.verdict().equals("POLICY") ? "New version of the rule: " : "Decided by the board: ";
        var why = answer.reason() == null ? "" : answer.reason() + "\n\n";
        return Optional.of(improvements.propose(new Proposal(
                "REVIEW",
                itemId,
                cut(what + item.title(), LONGEST_TITLE),
                cut(why + item.evidence(), LONGEST_EVIDENCE),
                null,
                answer.reviewer())));
    }

    private static ChangeProposals.Proposal proposal(String itemId, ReviewItem item, ReviewAnswer answer) {
        var why = answer.reason() == null ? "Decided by the board." : answer.reason();
        return new ChangeProposals.Proposal(
                itemId,
                cut("Decided by the board: " + item.title(), LONGEST_TITLE),
                cut(why + "\n\n" + item.evidence(), LONGEST_EVIDENCE),
                Objects.toString(item.facts().get(TOPIC), ""),
                answer.reviewer());
    }

    @Override
    public List<String> minutes(List<JudgedItem> items) {
        return items.stream()
                .map(judged -> judged.item().title() + ": "
                        + votes(judged.item()).stream()
                                .map(vote -> vote.area() + " (" + vote.person() + ") " + vote.verdict())
                                .collect(Collectors.joining(", "))
                        + ".")
                .toList();
    }

    private List<BoardVote> votes(ReviewItem item) {
        return seats.votes(
                Objects.toString(item.facts().get(SESSION), ""),
                Objects.toString(item.facts().get(TOPIC), ""));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
