package io.baton.showback;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.showback.CostBook.Kind;
import io.baton.showback.CostBook.Line;
import io.baton.ticket.TicketDesk;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where costs are checked against budgets, booked once, and taken back by a line of their own. */
@Component
class CostDesk {

    private static final Set<String> DELIVERED = Set.of("COMPLETED", "WORKAROUND");

    /**
     * What a request costs.
     *
     * @param cents amount in hundredths of the currency
     */
    record Cost(
            String ticketKey,
            @Nullable String costCentre,
            @Nullable Long cents,
            String itemId,
            String requester) {

        BigDecimal amount() {
            return cents == null ? BigDecimal.ZERO.setScale(2) : BigDecimal.valueOf(cents, 2);
        }

        String centre() {
            return costCentre == null ? CostCentre.NONE : costCentre;
        }
    }

    /**
     * Whether the budget allows a request.
     *
     * @param owner who decides when it does not
     * @param reason the figures, in words
     */
    record BudgetCheck(boolean within, @Nullable String owner, String reason) {}

    private final CostCentres costCentres;
    private final CostBook book;
    private final Directory directory;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final ShowbackSettings settings;
    private final Clock clock;

    CostDesk(
            CostCentres costCentres,
            CostBook book,
            Directory directory,
            TicketDesk tickets,
            AuditLedger ledger,
            ShowbackSettings settings,
            Clock clock) {
        this.costCentres = costCentres;
        this.book = book;
        this.directory = directory;
        this.tickets = tickets;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Compares a request with what is left of the budget, and sets the amount aside until it is booked or not done. */
    @Transactional
    BudgetCheck check(Cost cost) {
        var centre = costCentres.lock(cost.centre()).orElse(null);
        if (centre == null || centre.budget() == null) {
            return new BudgetCheck(true, null, "No budget limits this request.");
        }
        var left = left(centre, cost.ticketKey());
        book.commit(cost.ticketKey(), centre.id(), cost.amount());
        var reason = money(cost.amount()) + " of " + money(left) + " that are left of the budget of " + centre.title()
                + " (" + centre.id() + ") this " + (centre.period() == CostCentre.Period.MONTH ? "month" : "year")
                + ".";
        if (cost.amount().signum() == 0
                || cost.amount().compareTo(left) <= 0
                || modeOf(centre) == CostCentre.Mode.SHOWBACK) {
            return new BudgetCheck(true, null, reason);
        }
        return new BudgetCheck(false, decider(centre, cost.requester()), reason);
    }

    /**
     * Sets another amount aside for a request whose answers were changed after its budget was looked at.
     *
     * @throws Refusal 409 when that takes the yes of the owner of the cost centre, who is asked once, before
     */
    @Transactional
    void recheck(String ticketKey, @Nullable Long cents) {
        var known = book.commitment(ticketKey).orElse(null);
        var centre = known == null ? null : costCentres.lock(known.costCentre()).orElse(null);
        if (known == null || centre == null) {
            return;
        }
        var limited = centre.budget() != null && modeOf(centre) == CostCentre.Mode.CHARGEBACK;
        var amount = cents == null ? BigDecimal.ZERO : BigDecimal.valueOf(cents, 2);
        if (limited && amount.compareTo(known.amount()) > 0 && amount.compareTo(left(centre, ticketKey)) > 0) {
            throw Refusal.conflict(
                    "over-budget",
                    "With this answer the request costs " + money(amount) + ", more than is left of the budget of "
                            + centre.title() + ". Cancel it and ask anew, so that the budget is decided on first.");
        }
        book.commit(ticketKey, centre.id(), amount);
    }

    /** What is left of a budget after everything that was booked or promised to other tickets; may be negative. */
    BigDecimal left(CostCentre centre, String exceptTicket) {
        var month = YearMonth.now(clock.withZone(settings.zone()));
        var booked = book.booked(centre.id(), centre.period().begin(month), month.toString());
        return Objects.requireNonNullElse(centre.budget(), BigDecimal.ZERO)
                .subtract(booked)
                .subtract(book.committed(centre.id(), exceptTicket));
    }

    CostCentre.Mode modeOf(CostCentre centre) {
        return Objects.requireNonNullElse(centre.mode(), settings.mode());
    }

    /**
     * Nobody lets a request of his own through, and who has left decides nothing; then the owner's manager decides, else
     * any process owner.
     */
    private @Nullable String decider(CostCentre centre, String requester) {
        var owner = directory.person(Objects.requireNonNullElse(centre.owner(), ""));
        return owner.filter(person -> mayDecide(person, requester))
                .or(() -> owner.map(Person::managerId)
                        .flatMap(directory::person)
                        .filter(manager -> mayDecide(manager, requester)))
                .map(Person::id)
                .orElse(null);
    }

    private static boolean mayDecide(Person person, String requester) {
        return person.enabled() && !person.id().equals(requester);
    }

    /**
     * Books what a request cost, once, when it was delivered.
     *
     * @param resolutionCode how the request ended, null if nobody said
     */
    @Transactional
    void book(Cost cost, @Nullable String resolutionCode) {
        var delivered = resolutionCode == null || DELIVERED.contains(resolutionCode);
        book.settle(cost.ticketKey());
        if (!delivered
                || cost.amount().signum() == 0
                || book.line(cost.ticketKey(), Kind.BOOKED).isPresent()) {
            return;
        }
        write(new Line(
                cost.ticketKey(),
                Kind.BOOKED,
                cost.centre(),
                cost.itemId(),
                cost.requester(),
                cost.amount(),
                settings.currency(),
                YearMonth.now(clock.withZone(settings.zone())).toString()));
    }

    /** Takes back what was booked for a ticket; nothing happens when nothing was booked, or it was taken back before. */
    @Transactional
    void reverse(String ticketKey) {
        book.settle(ticketKey);
        if (book.line(ticketKey, Kind.REVERSED).isPresent()) {
            return;
        }
        book.line(ticketKey, Kind.BOOKED)
                .ifPresent(line -> write(new Line(
                        ticketKey,
                        Kind.REVERSED,
                        line.costCentre(),
                        line.itemId(),
                        line.requester(),
                        line.amount().negate(),
                        line.currency(),
                        YearMonth.now(clock.withZone(settings.zone())).toString())));
    }

    /** Sets nothing aside any more for a ticket that is over. */
    @Transactional
    void settle(String ticketKey) {
        book.settle(ticketKey);
    }

    private void write(Line line) {
        book.add(line, clock.instant());
        ledger.append(AuditEvent.of("COST_" + line.kind(), "cost-centre", line.costCentre())
                .forTicket(line.ticketKey(), null)
                .with("amount", line.amount().toPlainString())
                .with("currency", line.currency())
                .with("item", line.itemId()));
        if (tickets.exists(line.ticketKey())) {
            var words = line.kind() == Kind.BOOKED ? " booked to cost centre " : " given back to cost centre ";
            tickets.note(
                    line.ticketKey(), "STEP", money(line.amount().abs()) + words + line.costCentre(), false, Map.of());
        }
    }

    private String money(BigDecimal amount) {
        return amount.toPlainString() + " " + settings.currency();
    }
}
