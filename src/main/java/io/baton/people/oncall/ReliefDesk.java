package io.baton.people.oncall;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Reliefs;
import io.baton.people.SignedIn;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ReliefDesk implements Reliefs {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final RotaDesk rotas;
    private final SingleShifts shifts;
    private final RotaPlanner planner;
    private final Directory directory;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final Clock clock;

    ReliefDesk(
            RotaDesk rotas,
            SingleShifts shifts,
            RotaPlanner planner,
            Directory directory,
            SignedIn signedIn,
            AuditLedger ledger,
            Clock clock) {
        this.rotas = rotas;
        this.shifts = shifts;
        this.planner = planner;
        this.directory = directory;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Relief> of(String team) {
        rotas.requireRota(team);
        return shifts.of(team);
    }

    @Override
    public List<Swap> swaps(String team) {
        rotas.requireRota(team);
        return shifts.swaps(team);
    }

    @Override
    @Transactional
    public Relief relieve(String team, String person, Instant from, Instant until, @Nullable String note) {
        rotas.requireRota(team);
        var asker = signedIn.require();
        if (!asker.id().equals(person) || !asker.teams().contains(team)) {
            rotas.requireLead(team);
        }
        requireMember("person", team, person);
        requireTime(from, until, note);
        return relief(team, person, from, until, note);
    }

    private Relief relief(String team, String person, Instant from, Instant until, @Nullable String note) {
        var relief = new Relief(
                Ids.next(), team, person, from, until, note, signedIn.require().id());
        shifts.add(relief);
        ledger.append(AuditEvent.of("ON_CALL_OVERRIDDEN", "team", team)
                .with("person", person)
                .with("from", from.toString())
                .with("until", until.toString()));
        return relief;
    }

    @Override
    @Transactional
    public void takeBack(String team, String id) {
        var relief = shifts.find(team, id).orElseThrow(() -> Refusal.notFound("Override " + id));
        if (!relief.madeBy().equals(signedIn.require().id())) {
            rotas.requireLead(team);
        }
        shifts.remove(id);
        ledger.append(AuditEvent.of("ON_CALL_OVERRIDE_ENDED", "team", team).with("person", relief.person()));
    }

    @Override
    @Transactional
    public Swap ask(String team, Instant from, Instant until, @Nullable String of, @Nullable String note) {
        rotas.requireRota(team);
        var asker = signedIn.require();
        requireTime(from, until, note);
        if (of != null) {
            requireMember("person", team, of);
        }
        var plan = planner.plan(team, from, until).orElseThrow();
        if (plan.shifts().stream().noneMatch(shift -> shift.person().equals(asker.id()))) {
            throw Refusal.conflict(
                    "not-on-call", "You are not on call in that time, so there is nothing to take over.");
        }
        var swap = new Swap(Ids.next(), team, asker.id(), of, from, until, note, "OPEN", null);
        shifts.ask(swap);
        ledger.append(AuditEvent.of("ON_CALL_SWAP_ASKED", "team", team).with("of", of));
        return swap;
    }

    @Override
    @Transactional
    public void accept(String team, String id) {
        var swap = shifts.swap(team, id).orElseThrow(() -> Refusal.notFound("Swap " + id));
        var taker = signedIn.require();
        requireMember("person", team, taker.id());
        if (taker.id().equals(swap.askedBy())
                || (swap.askedOf() != null && !taker.id().equals(swap.askedOf()))) {
            throw Refusal.forbidden("not-asked-of-you", "This is asked of somebody else.");
        }
        if (!swap.until().isAfter(clock.instant())) {
            throw Refusal.conflict("swap-over", "That time is over.");
        }
        var own = planner.plan(team, swap.from(), swap.until()).stream()
                .flatMap(plan -> plan.shifts().stream())
                .filter(shift -> shift.person().equals(swap.askedBy()))
                .map(shift -> relief(team, taker.id(), shift.from(), shift.until(), "for " + swap.askedBy()))
                .toList();
        if (own.isEmpty() || !shifts.accept(swap, taker.id(), own.get(0).id())) {
            throw Refusal.conflict("swap-over", "This was settled already, or there is nothing left to take over.");
        }
        ledger.append(AuditEvent.of("ON_CALL_SWAP_ACCEPTED", "team", team).with("for", swap.askedBy()));
    }

    @Override
    @Transactional
    public void withdraw(String team, String id) {
        var swap = shifts.swap(team, id).orElseThrow(() -> Refusal.notFound("Swap " + id));
        if (!swap.askedBy().equals(signedIn.require().id())) {
            rotas.requireLead(team);
        }
        if (!shifts.withdraw(swap)) {
            throw Refusal.conflict("swap-over", "This was settled already.");
        }
    }

    private void requireMember(String field, String team, String person) {
        directory
                .person(person)
                .filter(Person::enabled)
                .filter(known -> known.teams().contains(team))
                .orElseThrow(() -> Refusal.invalid(field, "must be somebody who works in " + team + "."));
    }

    private void requireTime(Instant from, Instant until, @Nullable String note) {
        if (!from.isBefore(until)) {
            throw Refusal.invalid("until", "must be after the beginning.");
        }
        if (!until.isAfter(clock.instant())) {
            throw Refusal.invalid("until", "must not lie in the past.");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "must be at most " + LONGEST.toDays() + " days after the beginning.");
        }
        if (note != null && note.length() > 200) {
            throw Refusal.invalid("note", "must have at most 200 characters.");
        }
    }
}
