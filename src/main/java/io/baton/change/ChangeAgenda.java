package io.baton.change;

import io.baton.deployment.PermitState;
import io.baton.ticket.review.AgendaPoints;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the governance board looks at among the changes: those that failed, that could not wait, and that nobody has decided on. */
@Component
class ChangeAgenda implements AgendaPoints {

    private final ChangeBook book;
    private final EmergencyDebts debts;

    ChangeAgenda(ChangeBook book, EmergencyDebts debts) {
        this.book = book;
        this.debts = debts;
    }

    @Override
    public List<Point> between(Instant from, Instant to) {
        return book.remarkable(from, to).stream().map(this::point).toList();
    }

    private Point point(Change change) {
        return new Point(
                change.key(),
                kind(change) + ": " + change.key() + " " + change.title(),
                change.type() + " change of " + change.what().service() + " in "
                        + change.what().environment() + ", risk "
                        + (change.riskClass() == null ? "not assessed" : change.riskClass()) + ": " + change.because()
                        + "\n\nReason: " + change.reason(),
                Set.of(change.requester()));
    }

    private String kind(Change change) {
        if (change.type() == ChangeType.EMERGENCY && debts.areOpen(change.key())) {
            return "Gap: evidence or agreement is owed";
        }
        if (change.state() == PermitState.DRAFT || change.state() == PermitState.IN_APPROVAL) {
            return "Change not decided";
        }
        return change.type() == ChangeType.EMERGENCY ? "Emergency change" : "Failed change";
    }
}
