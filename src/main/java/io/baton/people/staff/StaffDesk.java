package io.baton.people.staff;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.ShiftCalendars;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where leads and administrators say what somebody can do, how much of it, and at which hours. */
@Component
class StaffDesk {

    private final JdbcClient db;
    private final Directory directory;
    private final StaffRights rights;
    private final SignedIn signedIn;
    private final ObjectProvider<ShiftCalendars> calendars;
    private final AuditLedger ledger;

    StaffDesk(
            JdbcClient db,
            Directory directory,
            StaffRights rights,
            SignedIn signedIn,
            ObjectProvider<ShiftCalendars> calendars,
            AuditLedger ledger) {
        this.db = db;
        this.directory = directory;
        this.rights = rights;
        this.signedIn = signedIn;
        this.calendars = calendars;
        this.ledger = ledger;
    }

    /** Version of what is known about a person; nothing when nothing was ever said. */
    Optional<Long> version(String person) {
        return db.sql("select version from staff where person_id = ?")
                .param(person)
                .query(Long.class)
                .optional();
    }

    Person require(String person) {
        return directory
                .person(person)
                .filter(known -> !known.isService())
                .orElseThrow(() -> Refusal.notFound("Person '" + person + "'"));
    }

    /**
     * Replaces what is known about a person.
     *
     * @throws Refusal 404, 403, 422, 412 when somebody else changed it, 428 without the version
     */
    @Transactional
    public void describe(String id, StaffDraft draft, @Nullable String ifMatch) {
        var person = require(id);
        rights.requireAnswersFor(signedIn.require(), person);
        var shift = draft.check(calendars.getIfAvailable());
        var version = version(id);
        if (version.isPresent()) {
            Etag.requireMatch(ifMatch, version.get(), "What is known about " + id);
        }
        write(id, draft, shift, version.orElse(null));
        ledger.append(AuditEvent.of("STAFF_CHANGED", "person", id)
                .asPrivileged()
                .with("skills", new TreeSet<>(draft.tags()))
                .with("cap", draft.cap())
                .with("calendar", shift.calendar())
                .with("slots", shift.slots().stream().map(Slot::toString).toList()));
    }

    private void write(String id, StaffDraft draft, Shift shift, @Nullable Long version) {
        var zone = shift.slots().isEmpty() ? null : shift.zone().getId();
        if (version == null) {
            insert(id, draft, zone, shift.calendar());
        } else if (db.sql("""
                        update staff set work_cap = ?, zone = ?, calendar = ?, version = version + 1
                        where person_id = ? and version = ?""")
                        .params(draft.cap(), zone, shift.calendar(), id, version)
                        .update()
                == 0) {
            throw Refusal.stale("What is known about " + id);
        }
        db.sql("delete from staff_skill where person_id = ?").param(id).update();
        draft.tags()
                .forEach(skill -> db.sql("insert into staff_skill (person_id, skill) values (?, ?)")
                        .params(id, skill)
                        .update());
        db.sql("delete from staff_slot where person_id = ?").param(id).update();
        shift.slots()
                .forEach(slot -> db.sql(
                                "insert into staff_slot (person_id, weekday, starts_at, ends_at) values (?, ?, ?, ?)")
                        .params(
                                id,
                                slot.weekday().getValue(),
                                slot.from().toString(),
                                slot.until().toString())
                        .update());
    }

    private void insert(String id, StaffDraft draft, @Nullable String zone, @Nullable String calendar) {
        try {
            db.sql("insert into staff (person_id, work_cap, zone, calendar, version) values (?, ?, ?, ?, 0)")
                    .params(id, draft.cap(), zone, calendar)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("What is known about " + id);
        }
    }
}
