package io.baton.change;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.PermitState;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.schedule.GoLives;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.approval.Approvals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where changes are raised, edited and followed. */
@Component
public class ChangeDesk {

    static final String KIND = "CHANGE";
    static final String PROCESS = "change-approval";

    private final ChangeBook book;
    private final ChangeRules rules;
    private final GoLives models;
    private final TemplateDesk templates;
    private final Permits permits;
    private final TicketDesk tickets;
    private final Processes processes;
    private final Approvals approvals;
    private final ObjectProvider<AffectedItems> items;
    private final AuditLedger ledger;

    ChangeDesk(
            ChangeBook book,
            ChangeRules rules,
            GoLives models,
            TemplateDesk templates,
            Permits permits,
            TicketDesk tickets,
            Processes processes,
            Approvals approvals,
            ObjectProvider<AffectedItems> items,
            AuditLedger ledger) {
        this.book = book;
        this.rules = rules;
        this.models = models;
        this.templates = templates;
        this.permits = permits;
        this.tickets = tickets;
        this.processes = processes;
        this.approvals = approvals;
        this.items = items;
        this.ledger = ledger;
    }

    /** What does not fit in a change, as it would be said when it is raised. */
    public List<FieldError> problems(Person by, ChangeRequest request) {
        try {
            rules.check(wanted(request, by, ChangeType.NORMAL, ChangeCategory.TECHNICAL));
            return List.of();
        } catch (Refusal refusal) {
            return refusal.errors();
        }
    }

    /** @throws Refusal 422 naming what does not fit */
    @Transactional
    public Change raise(Person by, ChangeRequest request) {
        return raise(by, wanted(request, by, ChangeType.NORMAL, ChangeCategory.TECHNICAL), null);
    }

    private NewChange wanted(ChangeRequest request, Person by, ChangeType type, ChangeCategory category) {
        var id = request.template();
        if (id == null || id.isBlank()) {
            return request.asNew(origin(by), type, category, models);
        }
        if (by.has(Role.PIPELINE)) {
            throw Refusal.invalid("template", "is named at the gate: POST /api/gate/v1/grants opens the change.");
        }
        return request.asStandard(templates.usable(id));
    }

    private static String origin(Person person) {
        return person.has(Role.PIPELINE) ? "PIPELINE" : "PERSON";
    }

    /**
     * Raises a change: ticket, record, proofs, gate and process, or nothing of it.
     *
     * @throws Refusal 422 naming what does not fit
     */
    @Transactional
    Change raise(Person by, NewChange change, @Nullable String naturalKey) {
        rules.check(change);
        return open(by, change, naturalKey);
    }

    /** The same for what somebody else finds to be changed: when it is done is said later. */
    @Transactional
    Change raiseDraft(Person by, NewChange change, String naturalKey) {
        rules.checkDraft(change);
        return open(by, change, naturalKey);
    }

    private Change open(Person by, NewChange change, @Nullable String naturalKey) {
        var ticket = ChangeFields.named(() -> tickets.open(new OpenTicket(
                KIND,
                change.title(),
                change.reason(),
                by.id(),
                null,
                null,
                Map.of(),
                change.what().service(),
                change.category() == ChangeCategory.TECHNICAL ? change.what().service() : null,
                "MEDIUM",
                change.type() == ChangeType.EMERGENCY ? "HIGH" : "MEDIUM")));
        book.add(ticket.key(), change, naturalKey);
        tickets.record(ticket.key(), Map.of(TicketField.ASSIGNED_GROUP, Role.CHANGE_MANAGER));
        items.ifAvailable(known -> ChangeFields.named(() -> {
            known.name(ticket.key(), change.items());
            return ticket;
        }));
        change.proofs().forEach((kind, text) -> book.prove(ticket.key(), kind, text, by.id()));
        ledger.append(AuditEvent.of("CHANGE_RAISED", "change", ticket.key())
                .forTicket(ticket.key(), null)
                .because(change.reason())
                .with("type", change.type().name())
                .with("category", change.category().word())
                .with("origin", change.origin())
                .with("service", change.what().service())
                .with("environment", change.what().environment())
                .with("template", change.template()));
        permits.tell(ticket.key());
        var facts = new HashMap<String, Object>();
        facts.put(ProcessVariables.RECORD_TYPE.name(), KIND);
        facts.put(ProcessVariables.REQUESTER.name(), by.id());
        facts.put(ProcessVariables.CHANGE_TYPE.name(), change.type().name());
        facts.put(ProcessVariables.CHANGE_CATEGORY.name(), change.category().word());
        facts.put(ProcessVariables.CHANGE_ORIGIN.name(), change.origin());
        facts.put(ProcessVariables.TASK_TITLE.name(), change.title());
        processes.start(PROCESS, ticket.key(), facts);
        return require(ticket.key());
    }

    /**
     * Puts other content into a change. What was agreed to so far is void, and everybody is asked again.
     *
     * @throws Refusal 409 once it is being implemented or over, 412 when somebody else edits it at the same moment
     */
    @Transactional
    public Change edit(Person by, String key, ChangeRequest request) {
        tickets.lock(key);
        var before = require(key);
        var change = wanted(request, by, before.type(), before.category());
        requireOpen(before);
        requireSameKind(before, change);
        rules.check(change);
        if (!book.edit(key, before.version(), change)) {
            throw Refusal.stale("The change");
        }
        tickets.record(
                key,
                Map.of(
                        TicketField.TITLE,
                        change.title(),
                        TicketField.SERVICE,
                        change.what().service()));
        change.proofs().forEach((kind, text) -> book.prove(key, kind, text, by.id()));
        ledger.append(AuditEvent.of("CHANGE_EDITED", "change", key).forTicket(key, null));
        contentChanged(key, by);
        return require(key);
    }

    /** Adds something that shows the change was thought through; new content, as far as approvals go. */
    @Transactional
    public void prove(Person by, String key, Proof.Kind kind, String text) {
        tickets.lock(key);
        var change = require(key);
        var isOwed = isOwedAfterwards(change);
        if (!isOwed) {
            requireOpen(change);
        }
        if (change.template() != null && ChangeTemplate.FIXED.contains(kind)) {
            throw Refusal.invalid("kind", kind + " is fixed by the standard change '" + change.template() + "'.");
        }
        rules.checkProof(kind, text);
        book.prove(key, kind, text, by.id());
        ledger.append(AuditEvent.of("CHANGE_PROVEN", "change", key)
                .forTicket(key, null)
                .with("kind", kind.name())
                .with("by", by.id()));
        if (!isOwed) {
            contentChanged(key, by);
        }
    }

    /** What an emergency brings afterwards does not take its approval back; others agree to it in a round of its own. */
    private static boolean isOwedAfterwards(Change change) {
        return change.type() == ChangeType.EMERGENCY
                && change.state() != PermitState.DRAFT
                && change.state() != PermitState.IN_APPROVAL
                && change.state() != PermitState.CANCELLED
                && change.state() != PermitState.REJECTED;
    }

    private void contentChanged(String key, Person by) {
        var change = require(key);
        if (approvals.contentChanged(key, by.id())) {
            permits.turn(change, PermitState.IN_APPROVAL, by.name() + " edited it after it was approved.");
            processes.correlate("ChangeEdited", key, Map.of());
        } else {
            permits.tell(key);
        }
    }

    private static void requireOpen(Change change) {
        switch (change.state()) {
            case DRAFT, IN_APPROVAL, APPROVED -> {}
            default ->
                throw Refusal.conflict(
                        "change-settled",
                        change.key() + " is " + change.state()
                                + ", so its content stays as it is. Raise another change for what is needed now.");
        }
    }

    /** Who agrees hangs on the kind, so a change that was raised as one does not become another. */
    private static void requireSameKind(Change before, NewChange change) {
        if (!Objects.equals(before.template(), change.template())) {
            throw Refusal.invalid(
                    "template",
                    before.template() == null
                            ? "cannot be named later. Raise another change."
                            : "stays '" + before.template() + "'. Raise another change for anything else.");
        }
        if (before.type() != change.type()) {
            throw Refusal.invalid("type", "stays " + before.type() + ". Raise another change.");
        }
        if (before.category() != change.category()) {
            throw Refusal.invalid("category", "stays " + before.category().word() + ". Raise another change.");
        }
    }

    /** @throws Refusal 404 */
    Change require(String key) {
        return book.find(key).orElseThrow(() -> Refusal.notFound("Change " + key));
    }

    public Optional<Change> find(String key) {
        return book.find(key);
    }

    /** The change, if this person may see its ticket; 404 otherwise. */
    public Change visible(String key, Person viewer) {
        var change = require(key);
        tickets.visible(key, viewer);
        return change;
    }

    public Page<Change> search(ChangeQuery query) {
        return book.search(query);
    }

    /** Ids of the configuration items that a change touches. */
    public List<String> items(String key) {
        return items.stream().flatMap(known -> known.of(key).stream()).toList();
    }

    /** What shows that a change was thought through, in the order in which it was added. */
    public List<Proof> proofs(String key) {
        return book.proofs(key);
    }
}
