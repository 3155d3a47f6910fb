package io.baton.notification;

import io.baton.engine.Decisions;
import io.baton.people.Person;
import io.baton.ticket.TicketDesk;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what happened into messages, as {@code notification-policy} and {@code alert-policy} say. It works in the transaction that made it
 * happen, so nobody is told about something that was rolled back; but behind a savepoint, so that a message that
 * cannot be written never rolls back the work.
 */
@Component
class Announcements {

    /** News for those who asked, and calls for those who work. */
    private static final List<String> POLICIES = List.of("notification-policy", "alert-policy");

    /** Those who read no internal comment, whatever the table says. */
    private static final Set<String> OUTSIDE = Set.of("REQUESTER", "WATCHERS");

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final Decisions decisions;
    private final Audience audience;
    private final MessageTemplates templates;
    private final Wording wording;
    private final Outbox outbox;
    private final TicketDesk tickets;
    private final TransactionTemplate savepoint;

    Announcements(
            Decisions decisions,
            Audience audience,
            MessageTemplates templates,
            Wording wording,
            Outbox outbox,
            TicketDesk tickets,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.audience = audience;
        this.templates = templates;
        this.wording = wording;
        this.outbox = outbox;
        this.tickets = tickets;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void announce(Occasion occasion) {
        try {
            savepoint.executeWithoutResult(tx -> write(occasion));
        } catch (RuntimeException e) {
            LOG.error("No message was written about {} of {}.", occasion.event(), occasion.about(), e);
        }
    }

    private void write(Occasion occasion) {
        var told = new HashSet<String>();
        for (var policy : POLICIES) {
            for (var row : decisions.lookUp(policy, occasion.policyInputs())) {
                for (var whom : text(row, "audience").split("\\s*,\\s*")) {
                    tell(occasion, row, whom, told);
                }
            }
        }
    }

    private void tell(Occasion occasion, Map<String, Object> row, String whom, Set<String> told) {
        if (occasion.isInternal() && OUTSIDE.contains(whom)) {
            return;
        }
        for (var person : audience.of(whom, occasion)) {
            if (told.add(person.id())) {
                write(occasion, row, whom, person);
            }
        }
    }

    private void write(Occasion occasion, Map<String, Object> row, String whom, Person person) {
        var name = text(row, "template");
        var template = templates.find(name);
        if (template.isEmpty()) {
            LOG.error("A policy names a message template that does not exist: {}", name);
            return;
        }
        var values = wording.of(occasion, person);
        var draft = new Outbox.Draft(
                occasion.about(),
                occasion.event(),
                occasion.about() + "|" + occasion.event() + "|" + occasion.occurrence() + "|" + person.id(),
                whom,
                person.id(),
                person.email(),
                text(row, "channel"),
                name,
                template.get().version(),
                template.get().subject(values),
                template.get().body(values));
        if (outbox.add(draft, occasion.notBefore())) {
            tickets.note(
                    occasion.about(),
                    "NOTIFICATION",
                    "Message to " + person.name() + ": " + draft.subject(),
                    true,
                    Map.of("template", name, "audience", draft.audience()));
        }
    }

    private static String text(Map<String, Object> row, String output) {
        var value = row.get(output);
        if (value == null) {
            throw new IllegalStateException("A policy has a rule without " + output + ".");
        }
        return value.toString();
    }
}
