package io.baton.governance.review;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.governance.review.Period.Cadence;
import io.baton.people.Person;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.review.ReviewFigure;
import io.baton.ticket.review.ReviewType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where reviews are begun and followed. */
@Component
public class ReviewDesk {

    private static final String PROCESS = "review-campaign";

    private final ReviewBook book;
    private final ReviewTypes types;
    private final ReviewRules rules;
    private final ReviewCourse course;
    private final TicketDesk tickets;
    private final Processes processes;
    private final AuditLedger ledger;
    private final Clock clock;

    ReviewDesk(
            ReviewBook book,
            ReviewTypes types,
            ReviewRules rules,
            ReviewCourse course,
            TicketDesk tickets,
            Processes processes,
            AuditLedger ledger,
            Clock clock) {
        this.book = book;
        this.types = types;
        this.rules = rules;
        this.course = course;
        this.tickets = tickets;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Begins a review; the person will sign it off.
     *
     * @throws Refusal 422 for an unknown kind or period, 409 with the key when there is such a review already
     */
    @Transactional
    public Review start(Person owner, String type, String period) {
        return start(types.require(type), Period.of(period, today()), owner.id());
    }

    /** Begins the review of the last period that is over, if the kind is held by itself and was not yet. */
    @Transactional
    Optional<Review> startDue(ReviewType type) {
        var cadence = rules.cadence(type.name());
        if (cadence == Cadence.ON_DEMAND) {
            return Optional.empty();
        }
        var period = Period.before(today(), cadence);
        return book.find(type.name(), period.id()).isPresent()
                ? Optional.empty()
                : Optional.of(start(type, period, null));
    }

    private Review start(ReviewType type, Period period, @Nullable String owner) {
        book.find(type.name(), period.id()).ifPresent(known -> {
            throw exists(period, ": " + known.key()).with("key", known.key());
        });
        var title = type.title() + ", " + period.id();
        var ticket = tickets.open(new OpenTicket(
                "REVIEW",
                title,
                title,
                owner == null ? "baton" : owner,
                null,
                null,
                Map.of(),
                null,
                null,
                "LOW",
                "LOW"));
        try {
            book.add(ticket.key(), type.name(), period, owner, clock.instant().plus(rules.answerWithin(type.name())));
        } catch (DuplicateKeyException atTheSameTime) {
            throw exists(period, "");
        }
        ledger.append(AuditEvent.of("REVIEW_STARTED", "review", ticket.key())
                .forTicket(ticket.key(), null)
                .with("type", type.name())
                .with("period", period.id()));
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.REVIEW_TYPE.name(), type.name());
        variables.put(ProcessVariables.REVIEW_OWNER.name(), owner);
        processes.start(PROCESS, ticket.key(), variables);
        return require(ticket.key());
    }

    private static Refusal exists(Period period, String which) {
        return Refusal.conflict(
                "review-exists", "There is a review of this kind about " + period.id() + " already" + which + ".");
    }

    /** The kinds of review there are. */
    public List<ReviewType> types() {
        return types.all();
    }

    public Page<Review> all(int page, int size) {
        return book.all(page, size);
    }

    /** @throws Refusal 404 */
    public Review require(String key) {
        return book.find(key).orElseThrow(() -> Refusal.notFound("Review " + key));
    }

    public List<ReviewedItem> items(String key) {
        return book.items(key);
    }

    /** What the verdicts given so far come to. */
    public List<ReviewFigure> figures(Review review) {
        return course.figures(review);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
