package io.baton.calendar;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.calendar.CalendarVersions.Origin;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Adds calendars and new versions of them. */
@Component
class CalendarEditor {

    private final CalendarVersions versions;
    private final CalendarRules rules;
    private final Calendars calendars;
    private final AuditLedger ledger;
    private final ApplicationEventPublisher events;

    CalendarEditor(
            CalendarVersions versions,
            CalendarRules rules,
            Calendars calendars,
            AuditLedger ledger,
            ApplicationEventPublisher events) {
        this.versions = versions;
        this.rules = rules;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
    }

    /** @throws Refusal 422, or 409 when there is one of that id */
    @Transactional
    public BusinessCalendar create(String id, CalendarDefinition definition) {
        rules.check(id, definition);
        if (versions.newest(id).isPresent()) {
            throw Refusal.conflict("calendar-exists", "There is a calendar '" + id + "'; change it with PUT.");
        }
        return add(id, 1, definition, null);
    }

    /** @throws Refusal 404, 422, 428 without the ETag, 412 when somebody else was faster */
    @Transactional
    public BusinessCalendar change(String id, @Nullable String ifMatch, CalendarDefinition definition) {
        var now = versions.newest(id).orElseThrow(() -> Refusal.notFound("Calendar " + id));
        Etag.requireMatch(ifMatch, now.version(), "Calendar " + id);
        rules.check(id, definition);
        return now.definition().equals(definition)
                ? calendars.version(id, now.version())
                : add(id, now.version() + 1, definition, now.shippedHash());
    }

    private BusinessCalendar add(String id, int version, CalendarDefinition definition, @Nullable String shippedHash) {
        try {
            versions.add(
                    id,
                    version,
                    definition,
                    Origin.EDITED,
                    shippedHash,
                    CurrentActor.get().id());
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Calendar " + id);
        }
        ledger.append(AuditEvent.of(version == 1 ? "CALENDAR_CREATED" : "CALENDAR_CHANGED", "calendar", id)
                .with("version", version)
                .with("definition", versions.write(definition)));
        events.publishEvent(new CalendarChanged(id, version));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                calendars.forget(id);
            }
        });
        return calendars.version(id, version);
    }
}
