package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Decisions;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who had which part in a ticket, and which parts one person must not have together, as {@code duty-pairs.dmn} says. It is kept
 * by person: a new role, a deputy or another door changes nothing about it.
 */
@Component
public class Duties {

    public static final String REQUEST = "REQUEST";
    public static final String EDIT = "EDIT";
    public static final String APPROVE = "APPROVE";
    public static final String IMPLEMENT = "IMPLEMENT";
    public static final String REVIEW = "REVIEW";
    public static final String ASSIGN = "ASSIGN";
    public static final String RESOLVE = "RESOLVE";
    public static final String CLOSE = "CLOSE";

    /** Facts of a refusal: which pair of duties it was about, and in which ticket. */
    public static final String PAIR = "pair";

    public static final String TICKET = "ticket";

    static final String APPROVE_LEVEL = APPROVE + "_LEVEL_";

    /**
     * A part somebody had.
     *
     * @param inPlaceOf whom a deputy had it for
     */
    public record Taken(
            String person, String duty, @Nullable String inPlaceOf, Instant at) {}

    private final JdbcClient db;
    private final Decisions decisions;
    private final TicketDesk desk;
    private final ObjectProvider<ItemFacts> items;
    private final AuditLedger ledger;
    private final Clock clock;

    Duties(
            JdbcClient db,
            Decisions decisions,
            TicketDesk desk,
            ObjectProvider<ItemFacts> items,
            AuditLedger ledger,
            Clock clock) {
        this.db = db;
        this.decisions = decisions;
        this.desk = desk;
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The duty of deciding at one level of an approval, from 1. */
    public static String approveLevel(int number) {
        return APPROVE_LEVEL + number;
    }

    /** @throws Refusal 403 {@code separation-of-duties} when this person had a part in the ticket that forbids the other */
    public void require(String ticketKey, String person, String duty) {
        var ticket = desk.require(ticketKey);
        require(ticketKey, pairsOf(ticket), taken(ticket), person, duty);
    }

    /** Whether {@link #require} would let it pass. */
    public boolean allows(String ticketKey, String person, String duty) {
        return !barred(ticketKey, duty).contains(person);
    }

    /** Those who must not be asked for this duty. */
    public Set<String> barred(String ticketKey, String duty) {
        var ticket = desk.require(ticketKey);
        var pairs = pairsOf(ticket);
        var people = new LinkedHashSet<String>();
        taken(ticket).stream()
                .filter(part -> pairs.stream().anyMatch(pair -> pair.parts(part.duty(), duty)))
                .forEach(part -> people.add(part.person()));
        return people;
    }

    /** {@link #took(String, String, String, String)} of somebody who acts for himself. */
    @Transactional
    public void took(String ticketKey, String person, String duty) {
        took(ticketKey, person, null, duty);
    }

    /**
     * Writes down that somebody has this part now, in the caller's transaction; a second time changes nothing.
     *
     * @param inPlaceOf whom a deputy acts for; the rules hold for both of them
     * @throws Refusal 403 as {@link #require}
     */
    @Transactional
    public void took(String ticketKey, String person, @Nullable String inPlaceOf, String duty) {
        var ticket = desk.lock(ticketKey);
        var pairs = pairsOf(ticket);
        var other = Objects.equals(person, inPlaceOf) ? null : inPlaceOf;
        Stream.of(person, other).filter(Objects::nonNull).forEach(who -> {
            var taken = taken(ticket);
            require(ticketKey, pairs, taken, who, duty);
            if (written(ticketKey, who, duty)) {
                return;
            }
            db.sql("insert into ticket_duty (ticket_key, person, duty, in_place_of, taken_at) values (?, ?, ?, ?, ?)")
                    .params(ticketKey, who, duty, who.equals(person) ? other : null)
                    .param(Timestamps.column(clock.instant()))
                    .update();
            pairs.stream().filter(pair -> pair.concerns(duty)).forEach(pair -> takeSide(ticketKey, who, pair, duty));
            if (pairs.stream().noneMatch(pair -> pair.concerns(duty))) {
                return; // nothing rests on it yet; should the ticket become critical, it is known
            }
            ledger.append(AuditEvent.of("DUTY_TAKEN", "ticket", ticketKey)
                    .forTicket(ticketKey, ticket.category())
                    .with("duty", duty)
                    .with("person", who)
                    .with("inPlaceOf", who.equals(person) ? other : null));
        });
    }

    /** Everybody's parts in a ticket, the oldest first. */
    public List<Taken> of(String ticketKey) {
        return db.sql("select * from ticket_duty where ticket_key = ? order by taken_at, person, duty")
                .param(ticketKey)
                .query((row, number) -> new Taken(
                        row.getString("person"),
                        row.getString("duty"),
                        row.getString("in_place_of"),
                        Timestamps.read(row, "taken_at")))
                .list();
    }

    private void takeSide(String ticketKey, String person, DutyPair pair, String duty) {
        var side = db.sql("select side from ticket_duty_pair where ticket_key = ? and person = ? and pair = ?")
                .params(ticketKey, person, pair.name())
                .query(String.class)
                .optional();
        if (side.filter(pair.side(duty)::equals).isPresent()) {
            return;
        }
        try {
            db.sql("insert into ticket_duty_pair (ticket_key, person, pair, side, taken_at) values (?, ?, ?, ?, ?)")
                    .params(ticketKey, person, pair.name(), pair.side(duty), Timestamps.column(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw refusal(ticketKey, pair, side.orElse(""), duty);
        }
    }

    private boolean written(String ticketKey, String person, String duty) {
        return db.sql("select count(*) from ticket_duty where ticket_key = ? and person = ? and duty = ?")
                        .params(ticketKey, person, duty)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whoever asked for a ticket has that part whether or not a model wrote it down. */
    private List<Taken> taken(Ticket ticket) {
        var all = new ArrayList<>(of(ticket.key()));
        Stream.of(ticket.requester(), ticket.openedBy())
                .distinct()
                .forEach(person -> all.add(new Taken(person, REQUEST, null, ticket.createdAt())));
        return all;
    }

    private static void require(String ticketKey, List<DutyPair> pairs, List<Taken> taken, String person, String duty) {
        taken.stream()
                .filter(part -> part.person().equals(person))
                .forEach(part -> pairs.stream()
                        .filter(pair -> pair.parts(part.duty(), duty))
                        .findFirst()
                        .ifPresent(pair -> {
                            throw refusal(ticketKey, pair, part.duty(), duty);
                        }));
    }

    private static Refusal refusal(String ticketKey, DutyPair pair, String taken, String wanted) {
        return Refusal.forbidden("separation-of-duties", pair.reason() + " Somebody else has to do it.")
                .with(PAIR, pair.name())
                .with(TICKET, ticketKey)
                .with("taken", taken)
                .with("wanted", wanted);
    }

    private List<DutyPair> pairsOf(Ticket ticket) {
        var known = items.getIfAvailable();
        var facts = known == null ? ItemFacts.Facts.NONE : known.ofTicket(ticket.key());
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("recordType", ticket.kind());
        inputs.put("serviceTier", facts.tier());
        inputs.put("regulated", facts.isRegulated());
        return decisions.lookUp("duty-pairs", inputs).stream()
                .map(row -> new DutyPair(text(row, "firstDuty"), text(row, "secondDuty"), text(row, "dutyReason")))
                .distinct()
                .toList();
    }

    private static String text(java.util.Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }
}
