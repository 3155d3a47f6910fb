package io.baton.journey;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds journeys and changes them. Tickets that are on their way keep the journey they began with; its owner may change. */
@Component
class JourneyEditor {

    private final JourneyRegister register;
    private final JourneyRules rules;
    private final AuditLedger ledger;

    JourneyEditor(JourneyRegister register, JourneyRules rules, AuditLedger ledger) {
        this.register = register;
        this.rules = rules;
        this.ledger = ledger;
    }

    /** @throws Refusal 422, or 409 when there is one of that id */
    @Transactional
    public Journey create(Journey journey) {
        rules.check(journey);
        if (register.find(journey.id()).isPresent()) {
            throw Refusal.conflict("journey-exists", "There is a journey '" + journey.id() + "'; change it with PUT.");
        }
        try {
            register.add(journey, CurrentActor.get().id());
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Journey " + journey.id());
        }
        tell("JOURNEY_CREATED", journey);
        return journey;
    }

    /** @throws Refusal 404, 422, 428 without the ETag, 412 when somebody else was faster */
    @Transactional
    public Journey change(@Nullable String ifMatch, Journey journey) {
        var now = register.require(journey.id());
        Etag.requireMatch(ifMatch, now.version(), "Journey " + journey.id());
        rules.check(journey);
        var next = new Journey(journey.id(), now.version() + 1, journey.name(), journey.owner(), journey.services());
        try {
            if (!register.change(next, CurrentActor.get().id())) {
                throw Refusal.stale("Journey " + journey.id());
            }
        } catch (DuplicateKeyException e) { // another journey took one of the services at the same moment
            throw Refusal.stale("Journey " + journey.id());
        }
        tell("JOURNEY_CHANGED", next);
        return next;
    }

    private void tell(String action, Journey journey) {
        ledger.append(AuditEvent.of(action, "journey", journey.id())
                .with("version", journey.version())
                .with("name", journey.name())
                .with("owner", journey.owner())
                .with("services", String.join(", ", journey.services())));
    }
}
