package io.baton.notification;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.notification.OutboxMessage.State;
import io.baton.people.Role;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for admins: whether messages leave, what was written, and another try for what was given up. */
@RestController
@RequestMapping("/api/notifications")
@RolesAllowed(Role.ADMIN)
class OutboxController {

    private final Outbox outbox;
    private final OutboxWatch watch;
    private final AuditLedger ledger;

    OutboxController(Outbox outbox, OutboxWatch watch, AuditLedger ledger) {
        this.outbox = outbox;
        this.watch = watch;
        this.ledger = ledger;
    }

    @GetMapping("/health")
    OutboxWatch.Health health() {
        return watch.health();
    }

    @GetMapping("/outbox")
    Page<OutboxMessage> messages(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return outbox.all(state, page, size);
    }

    @PostMapping("/outbox/{id}/retry")
    @Transactional
    OutboxMessage retry(@PathVariable String id) {
        var message = outbox.find(id).orElseThrow(() -> Refusal.notFound("Message " + id));
        if (!outbox.tryAgain(id)) {
            throw Refusal.conflict(
                    "message-not-failed", "Only a message that has FAILED and has an address can be tried again.");
        }
        ledger.append(AuditEvent.of("NOTIFICATION_RETRIED", "notification", id)
                .asPrivileged()
                .with("about", message.about()));
        return outbox.find(id).orElseThrow();
    }
}
