package io.baton.ticket;

import io.baton.engine.Decisions;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrections that people make to what is written on a ticket. State, assignee and priority are not among them. */
@Component
public class TicketEdits {

    private static final Map<String, TicketField> EDITABLE = Map.of(
            "title", TicketField.TITLE,
            "category", TicketField.CATEGORY,
            "subcategory", TicketField.SUBCATEGORY,
            "service", TicketField.SERVICE);
    private static final Map<String, Integer> LONGEST =
            Map.of("title", 255, "category", 64, "subcategory", 64, "service", 64);

    private static final String ANSWERED = "AnswersGiven";
    private static final String REASON = "reason";
    private static final Set<String> ANSWERS = Set.of("fields", REASON);
    private static final String BENEFICIARY = "BENEFICIARY";
    private static final int LONGEST_REASON = 2000;

    private final TicketDesk desk;
    private final ActionRights rights;
    private final Decisions decisions;
    private final Reclassifications reclassifications;
    private final Processes processes;
    private final ObjectProvider<AnswerRules> answers;
    private final ObjectProvider<EditGuard> guards;

    TicketEdits(
            TicketDesk desk,
            ActionRights rights,
            Decisions decisions,
            Reclassifications reclassifications,
            Processes processes,
            ObjectProvider<AnswerRules> answers,
            ObjectProvider<EditGuard> guards) {
        this.desk = desk;
        this.rights = rights;
        this.decisions = decisions;
        this.reclassifications = reclassifications;
        this.processes = processes;
        this.answers = answers;
        this.guards = guards;
    }

    /**
     * @param ifMatch the ETag the editor has read
     * @return the ticket as it is now
     */
    @Transactional
    public Ticket edit(Person editor, String key, @Nullable String ifMatch, Map<String, @Nullable Object> changes) {
        var ticket = desk.visible(key, editor);
        refuseStateEdit(ticket, changes);
        var isCorrection = ANSWERS.containsAll(changes.keySet()) && !rights.allows(editor, "EDIT", ticket);
        rights.require(editor, isCorrection ? "CORRECT" : "EDIT", ticket);
        var before = desk.lock(key);
        requireFresh(before, ifMatch);
        var values = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        var errors = new ArrayList<FieldError>();
        changes.forEach((name, value) -> {
            if (name.equals("fields")) {
                values.put(TicketField.FIELDS, answers(before, value));
            } else {
                check(name, value, values, errors);
            }
        });
        var reason = reasonIn(changes, values, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        desk.record(key, values);
        var after = desk.require(key);
        if (!Objects.equals(ticket.category(), after.category())
                || !Objects.equals(ticket.subcategory(), after.subcategory())) {
            reclassifications.edited(ticket, after, reason);
        }
        if (values.containsKey(TicketField.FIELDS)) {
            answered(before, after, editor);
        } else {
            guards.orderedStream().forEach(guard -> guard.edited(before, after, editor));
        }
        desk.note(
                key,
                "EDIT",
                "Edited: "
                        + String.join(", ", changes.keySet().stream().sorted().toList()),
                false,
                Map.of());
        return desk.require(key);
    }

    /**
     * Takes the answers to questions that the ticket waits for. Whoever asked for it may give them, though not edit what
     * else is written on it.
     */
    @Transactional
    public Ticket answer(Person person, String key, Map<String, @Nullable Object> fields) {
        var ticket = desk.visible(key, person);
        rights.require(person, "ANSWER", ticket);
        var before = desk.lock(key);
        if (!processes.expects(ANSWERED, key)) {
            throw Refusal.conflict("no-questions", "Ticket " + key + " waits for no answers at the moment.");
        }
        desk.record(key, Map.of(TicketField.FIELDS, answers(before, fields)));
        var after = desk.require(key);
        desk.note(key, "EDIT", "Answered the questions of the order.", false, Map.of());
        answered(before, after, person);
        return desk.require(key);
    }

    private void answered(Ticket before, Ticket after, Person person) {
        answers.stream().findFirst().ifPresent(rules -> follow(after, rules.consequences(after)));
        guards.orderedStream().forEach(guard -> guard.edited(before, after, person));
        processes.tellAnyWaiting(ANSWERED, after.key(), Map.of());
    }

    /** What was derived from the answers is derived anew, for the models that decide by it and the people it concerns. */
    private void follow(Ticket ticket, AnswerRules.Consequences consequences) {
        processes.correct(ticket.key(), consequences.variables());
        desk.people(ticket.key(), BENEFICIARY).stream()
                .filter(person -> !consequences.beneficiaries().contains(person))
                .forEach(person -> desk.dismiss(ticket.key(), person, BENEFICIARY));
        consequences.beneficiaries().forEach(person -> desk.involve(ticket.key(), person, BENEFICIARY));
    }

    /** Whoever corrects the judgement of a table says why; the reasons are read when the tables are improved. */
    private static String reasonIn(
            Map<String, @Nullable Object> changes, Map<TicketField, @Nullable Object> values, List<FieldError> errors) {
        var reason = changes.get(REASON) instanceof String text ? text.strip() : "";
        var judges = values.containsKey(TicketField.CATEGORY) || values.containsKey(TicketField.SUBCATEGORY);
        if (judges && reason.isEmpty()) {
            errors.add(new FieldError(REASON, "is required: say why the category is changed."));
        }
        if (reason.length() > LONGEST_REASON) {
            errors.add(new FieldError(REASON, "must have at most " + LONGEST_REASON + " characters."));
        }
        return reason;
    }

    /** Answers may be corrected until the ticket is over; whoever checked them at first checks them again. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> answers(Ticket ticket, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> changes)) {
            throw Refusal.invalid("fields", "must be an object of field names and answers.");
        }
        if (ticket.state().isOver()) {
            throw Refusal.conflict("ticket-over", "Ticket " + ticket.key() + " is over; its answers stay as they are.");
        }
        return answers.stream()
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("fields", "cannot be edited."))
                .changed(ticket, (Map<String, @Nullable Object>) changes);
    }

    private void refuseStateEdit(Ticket ticket, Map<String, @Nullable Object> changes) {
        for (var name : List.of("state", "status")) {
            var wanted = changes.get(name);
            if (wanted != null) {
                throw Lifecycle.refused(ticket.key(), ticket.state(), String.valueOf(wanted));
            }
        }
    }

    private static void requireFresh(Ticket ticket, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "etag-required",
                    "Send the ETag of the ticket you have read as If-Match, so that no other edit is overwritten.",
                    List.of(),
                    Map.of());
        }
        if (!Objects.equals(ifMatch.replace("\"", "").replace("W/", ""), String.valueOf(ticket.version()))) {
            throw Refusal.stale("Ticket " + ticket.key());
        }
    }

    private void check(
            String name, @Nullable Object value, Map<TicketField, @Nullable Object> values, List<FieldError> errors) {
        if (name.equals(REASON)) {
            return;
        }
        var field = EDITABLE.get(name);
        if (field == null) {
            errors.add(new FieldError(
                    name,
                    "cannot be edited. Editable are "
                            + Stream.concat(Stream.of("fields"), EDITABLE.keySet().stream())
                                    .sorted()
                                    .toList() + "."));
            return;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            errors.add(new FieldError(name, "must be text."));
            return;
        }
        int longest = LONGEST.getOrDefault(name, 64);
        if (text.length() > longest) {
            errors.add(new FieldError(name, "must have at most " + longest + " characters."));
        }
        if (field == TicketField.CATEGORY || field == TicketField.SUBCATEGORY) {
            var listed = decisions.valuesOf("classification", name);
            if (!listed.isEmpty() && !listed.contains(text)) {
                errors.add(new FieldError(name, "must be one of " + listed + "."));
            }
        }
        values.put(field, text);
    }
}
