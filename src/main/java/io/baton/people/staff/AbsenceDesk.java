package io.baton.people.staff;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Absence;
import io.baton.people.Absences;
import io.baton.people.Deputies;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where people say that they are away: everybody for himself, leads and administrators for others. */
@Component
class AbsenceDesk implements Absences {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final AbsenceBook book;
    private final AbsenceClock absenceClock;
    private final Deputies deputies;
    private final Directory directory;
    private final StaffRights rights;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AbsenceDesk(
            AbsenceBook book,
            AbsenceClock absenceClock,
            Deputies deputies,
            Directory directory,
            StaffRights rights,
            SignedIn signedIn,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.book = book;
        this.absenceClock = absenceClock;
        this.deputies = deputies;
        this.directory = directory;
        this.rights = rights;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<Absence> of(String person) {
        return book.of(List.of(requirePerson(person).id()));
    }

    @Override
    public List<Absence> during(Collection<String> people, Instant from, Instant until) {
        return book.during(people, from, until);
    }

    @Override
    public Entered enter(
            String person, String from, String until, @Nullable String zone, String reason, @Nullable String deputy) {
        return enter(person, Period.read(from, until, zone), reason, deputy);
    }

    private Entered enter(String person, Period period, String reason, @Nullable String deputy) {
        requireRight(requirePerson(person));
        requireSensible(period, reason);
        var entered = Objects.requireNonNull(transaction.execute(tx -> written(person, period, reason, deputy)));
        absenceClock.tick();
        return new Entered(book.find(entered.absence().id()).orElseThrow(), entered.conflicts());
    }

    private Entered written(String person, Period period, String reason, @Nullable String deputy) {
        book.lock(person);
        requireFree(person, period);
        var conflicts = new ArrayList<>(standingIn(person, period));
        String entry = null;
        if (deputy != null) {
            conflicts.addAll(missed(deputy, period));
            entry = deputies.nameForAbsence(
                    person,
                    deputy,
                    period.from(),
                    period.until(),
                    signedIn.require().id());
        }
        var absence = new Absence(
                Ids.next(), person, period.from(), period.until(), reason.strip(), deputy, Absence.State.PLANNED);
        book.insert(absence, entry, signedIn.require().id());
        ledger.append(AuditEvent.of("ABSENCE_ENTERED", "person", person)
                .with("absence", absence.id())
                .with("from", period.from().toString())
                .with("until", period.until().toString())
                .with("deputy", deputy));
        return new Entered(absence, conflicts);
    }

    @Override
    public void end(String person, String id) {
        requireRight(requirePerson(person));
        transaction.executeWithoutResult(tx -> {
            book.lock(person);
            var absence = book.find(id)
                    .filter(known -> known.person().equals(person))
                    .orElseThrow(() -> Refusal.notFound("Absence " + id));
            if (!absence.until().isAfter(clock.instant())) {
                throw Refusal.conflict("absence-over", "This absence is over; there is nothing to end.");
            }
            book.end(id, clock.instant());
            book.deputyEntry(id).ifPresent(deputies::endOfAbsence);
            ledger.append(AuditEvent.of("ABSENCE_ENDED", "person", person).with("absence", id));
        });
        absenceClock.tick();
    }

    private void requireSensible(Period period, String reason) {
        if (!period.from().isBefore(period.until())) {
            throw Refusal.invalid("until", "must be after the beginning.");
        }
        if (!period.until().isAfter(clock.instant())) {
            throw Refusal.invalid("until", "must not lie in the past.");
        }
        if (Duration.between(period.from(), period.until()).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "must be at most " + LONGEST.toDays() + " days after the beginning.");
        }
        if (reason.isBlank() || reason.length() > 200) {
            throw Refusal.invalid("reason", "must have 1 to 200 characters, such as holiday.");
        }
    }

    private void requireFree(String person, Period period) {
        book.during(List.of(person), period.from(), period.until()).stream()
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                                    "absence-overlaps",
                                    person + " is away already from " + other.from() + " until " + other.until()
                                            + ". End that absence, or enter the time that is missing.")
                            .with("absence", other.id());
                });
    }

    /** A deputy who is never there is refused; one who is away for a part of the time is named. */
    private List<String> missed(String deputy, Period period) {
        var away = book.during(List.of(deputy), period.from(), period.until());
        away.stream()
                .filter(other ->
                        !other.from().isAfter(period.from()) && !other.until().isBefore(period.until()))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                            "deputy-absent",
                            deputy + " is away as well, from " + other.from() + " until " + other.until()
                                    + ". Name somebody who is there.");
                });
        return away.stream()
                .map(other -> "The deputy " + deputy + " is away from " + other.from() + " until " + other.until())
                .toList();
    }

    private List<String> standingIn(String person, Period period) {
        return book.standingIn(person, period.from(), period.until()).stream()
                .map(other -> person + " is to stand in for " + other.person() + " from " + other.from() + " until "
                        + other.until())
                .toList();
    }

    private void requireRight(Person person) {
        var asker = signedIn.require();
        if (!asker.id().equals(person.id())) {
            rights.requireAnswersFor(asker, person);
        }
    }

    private Person requirePerson(String id) {
        return directory
                .person(id)
                .filter(person -> !person.isService())
                .orElseThrow(() -> Refusal.notFound("Person '" + id + "'"));
    }
}
