package io.baton.people.oncall;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.ShiftCalendars;
import io.baton.people.SignedIn;
import io.baton.people.Team;
import io.baton.people.oncall.SingleShifts.Relief;
import io.baton.people.oncall.SingleShifts.Swap;
import io.baton.platform.Etag;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where leads plan who is on call, and where people of a team relieve each other. */
@Component
class RotaDesk {

    /** How far ahead a rota has to be without a gap when it is written down. */
    private static final Duration LOOKED_AT = Duration.ofDays(84);

    private static final Duration LONGEST = Duration.ofDays(31);

    private static final DateTimeFormatter PLACE = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    private final RotaBook book;
    private final SingleShifts shifts;
    private final RotaPlanner planner;
    private final Directory directory;
    private final SignedIn signedIn;
    private final ObjectProvider<ShiftCalendars> calendars;
    private final AuditLedger ledger;
    private final Clock clock;

    RotaDesk(
            RotaBook book,
            SingleShifts shifts,
            RotaPlanner planner,
            Directory directory,
            SignedIn signedIn,
            ObjectProvider<ShiftCalendars> calendars,
            AuditLedger ledger,
            Clock clock) {
        this.book = book;
        this.shifts = shifts;
        this.planner = planner;
        this.directory = directory;
        this.signedIn = signedIn;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Replaces the rota of a team.
     *
     * @throws Refusal 404, 403, 422 naming every place that is wrong or the first gap, 412, 428
     */
    @Transactional
    public void save(String team, RotaDraft draft, @Nullable String ifMatch) {
        requireLead(team);
        var rota = RotaReader.check(team, draft, directory, calendars.getIfAvailable());
        requireWithoutGap(rota);
        var before = book.find(team);
        var by = signedIn.require().id();
        if (before.isEmpty()) {
            insert(team, draft, by);
        } else {
            Etag.requireMatch(ifMatch, before.get().version(), "The rota of " + team);
            if (!book.update(before.get(), draft, by)) {
                throw Refusal.stale("The rota of " + team);
            }
        }
        ledger.append(AuditEvent.of("ROTA_CHANGED", "team", team)
                .asPrivileged()
                .with("cover", rota.cover().name())
                .with("layers", rota.layers().stream().map(Layer::name).toList()));
    }

    private void insert(String team, RotaDraft draft, String by) {
        try {
            book.insert(team, draft, by);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("The rota of " + team);
        }
    }

    private void requireWithoutGap(Rota rota) {
        var first = rota.layers().stream()
                .map(layer -> layer.start().atZone(layer.zone()).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var from = first.isAfter(now) ? first : now;
        planner.plan(rota, new Span(from, from.plus(LOOKED_AT))).gaps().stream()
                .findFirst()
                .ifPresent(gap -> {
                    var place = PLACE.format(gap.from().atZone(rota.zone())) + " until "
                            + PLACE.format(gap.until().atZone(rota.zone())) + " (" + rota.zone() + ")";
                    throw Refusal.invalid(
                                    "layers",
                                    "leave a gap: nobody is on call from " + place
                                            + ". Add a layer for it, or say with 'cover' that it is meant:"
                                            + " BUSINESS_HOURS or AS_PLANNED.")
                            .with("gapFrom", gap.from().toString())
                            .with("gapUntil", gap.until().toString());
                });
    }

    /** Puts one person on call for a time, before every layer. Leads do so for everybody of the team, people for themselves. */
    @Transactional
    public Relief relieve(String team, String person, Instant from, Instant until, @Nullable String note) {
        requireRota(team);
        var asker = signedIn.require();
        if (!asker.id().equals(person) || !asker.teams().contains(team)) {
            requireLead(team);
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

    /** @throws Refusal 404, 403 */
    @Transactional
    public void takeBack(String team, String id) {
        var relief = shifts.find(team, id).orElseThrow(() -> Refusal.notFound("Override " + id));
        if (!relief.madeBy().equals(signedIn.require().id())) {
            requireLead(team);
        }
        shifts.remove(id);
        ledger.append(AuditEvent.of("ON_CALL_OVERRIDE_ENDED", "team", team).with("person", relief.person()));
    }

    /** Asks the team, or one of it, to take a time over. */
    @Transactional
    public Swap ask(String team, Instant from, Instant until, @Nullable String of, @Nullable String note) {
        requireRota(team);
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

    /** Takes over exactly those shifts of the time that are the asker's. */
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

    /** @throws Refusal 404, 403, 409 when somebody has accepted */
    @Transactional
    public void withdraw(String team, String id) {
        var swap = shifts.swap(team, id).orElseThrow(() -> Refusal.notFound("Swap " + id));
        if (!swap.askedBy().equals(signedIn.require().id())) {
            requireLead(team);
        }
        if (!shifts.withdraw(swap)) {
            throw Refusal.conflict("swap-over", "This was settled already.");
        }
    }

    /** @throws Refusal 404 */
    Team requireTeam(String team) {
        return directory.team(team).orElseThrow(() -> Refusal.notFound("Team '" + team + "'"));
    }

    /** @throws Refusal 404 */
    RotaBook.Kept requireRota(String team) {
        requireTeam(team);
        return book.find(team).orElseThrow(() -> Refusal.notFound("A rota of team '" + team + "'"));
    }

    private void requireLead(String team) {
        var asker = signedIn.require();
        if (!asker.has(Role.ADMIN) && !Objects.equals(requireTeam(team).leadId(), asker.id())) {
            throw Refusal.forbidden(
                    "not-your-team", "Only the lead of " + team + ", or an administrator, plans who is on call.");
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
