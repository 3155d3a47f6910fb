package io.baton.portal;

import io.baton.escalation.EscalationDesk;
import io.baton.escalation.EscalationDesk.EscalationView;
import io.baton.escalation.EscalationDesk.RungView;
import io.baton.notification.TicketMessages;
import io.baton.notification.TicketMessages.Sent;
import io.baton.people.Person;
import io.baton.ticket.Ticket;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who was called for a ticket and what came of it, on its page; for those who work on it, and the answer for whoever was called. */
@Component
class TicketEscalations implements TicketSection {

    private static final String CLIMBING = "CLIMBING";
    private static final Set<String> CALLS =
            Set.of("NOTIFY", "REASSIGN", "WIDEN_QUEUE", "MOVE_GROUP", "ADD_BACKUP", "ADD_MANAGER");

    private final EscalationDesk desk;
    private final TicketMessages messages;
    private final PageWords words;

    TicketEscalations(EscalationDesk desk, TicketMessages messages, PageWords words) {
        this.desk = desk;
        this.messages = messages;
        this.words = words;
    }

    /** @param ended how it ended, and by whom; null while it is climbed */
    record Ladder(
            String name,
            String state,
            String style,
            boolean open,
            String reason,
            String raised,
            List<Step> steps,
            @Nullable String ended,
            @Nullable String cause) {}

    /**
     * @param called names of those who were called
     * @param rule why, as the table says, with table, version and rule
     * @param mails to whom mails went
     */
    record Step(
            Moment at,
            String what,
            @Nullable String called,
            @Nullable String rule,
            @Nullable String mails) {}

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        if (!desk.mayRead(reader, ticket.key())) {
            model.addAttribute("escalations", List.of());
            model.addAttribute("mayAcknowledge", false);
            return;
        }
        var all = desk.of(reader, ticket.key());
        var mails = all.isEmpty() ? List.<Sent>of() : messages.sent(ticket.key(), "ESCALATED");
        model.addAttribute(
                "escalations",
                all.stream()
                        .sorted(Comparator.comparing(
                                        (EscalationView it) -> !it.state().equals(CLIMBING))
                                .thenComparing(EscalationView::raisedAt, Comparator.reverseOrder()))
                        .map(it -> ladder(it, mails))
                        .toList());
        model.addAttribute(
                "mayAcknowledge",
                all.stream().anyMatch(it -> it.state().equals(CLIMBING)) && desk.mayAcknowledge(reader, ticket.key()));
    }

    private Ladder ladder(EscalationView it, List<Sent> mails) {
        var open = it.state().equals(CLIMBING);
        return new Ladder(
                name(it.trigger()),
                state(it.state()),
                open ? "urgent" : it.state().equals("TOP_REACHED") ? "refused" : "closed",
                open,
                it.reason(),
                (it.raisedBy() == null ? "Raised by the clock" : "Raised by " + words.person(it.raisedBy())) + ", "
                        + words.moment(it.raisedAt()).text()
                        + (it.joined() == 0 ? "" : ", called for again " + times(it.joined())),
                it.rungs().stream()
                        .filter(step -> !step.action().equals("RAISED"))
                        .map(step -> step(it, step, mails))
                        .toList(),
                ended(it),
                cause(it));
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }

    private static String name(String trigger) {
        return switch (trigger) {
            case "RESPONSE" -> "No answer in time";
            case "RESOLUTION" -> "Not solved in time";
            case "JOURNEY" -> "The whole takes too long";
            case "ACCEPT" -> "Task not accepted";
            case "STUCK" -> "Work does not move";
            case "DUE" -> "Task is late";
            case "ACKNOWLEDGE" -> "Approval not answered";
            case "FUNCTIONAL" -> "To the next level";
            case "HIERARCHICAL" -> "To the manager";
            case "NOBODY_AVAILABLE" -> "Nobody available";
            case "POLICY_BREACH" -> "Rule broken";
            case "LEDGER_BREACH" -> "Audit ledger broken";
            default -> PageWords.spoken(trigger);
        };
    }

    private static String state(String state) {
        return switch (state) {
            case CLIMBING -> "Open";
            case "TOP_REACHED" -> "Nobody answered";
            case "SUBJECT_ENDED" -> "No longer needed";
            default -> PageWords.spoken(state);
        };
    }

    private Step step(EscalationView it, RungView step, List<Sent> mails) {
        var isCall = CALLS.containsAll(Set.of(step.action().split("\\s*,\\s*")));
        return new Step(
                words.moment(step.at()),
                (isCall ? "Rung " + step.rung() + ": " : "") + sentence(step.outcome()),
                isCall && !step.called().isEmpty() && !step.outcome().contains("Called:")
                        ? people(step.called())
                        : null,
                step.rule() == null
                        ? null
                        : step.reason() + " (" + step.table() + ", version " + step.version() + ", " + step.rule()
                                + ")",
                isCall ? mailed(it.id() + "-" + step.rung(), mails) : null);
    }

    private @Nullable String mailed(String occasion, List<Sent> mails) {
        var told = mails.stream()
                .filter(mail -> mail.occasion().equals(occasion))
                .map(mail -> words.person(mail.recipient()) + " ("
                        + PageWords.spoken(mail.state()).toLowerCase(Locale.ROOT) + ")")
                .distinct()
                .toList();
        return told.isEmpty() ? null : String.join(", ", told);
    }

    private String people(List<String> ids) {
        return ids.stream().map(words::person).collect(Collectors.joining(", "));
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private @Nullable String ended(EscalationView it) {
        return it.acknowledgedBy() == null || it.acknowledgedAt() == null
                ? null
                : words.person(it.acknowledgedBy()) + ", "
                        + words.moment(it.acknowledgedAt()).text() + ": " + it.note();
    }

    private @Nullable String cause(EscalationView it) {
        if (it.cause() == null) {
            return it.state().equals(CLIMBING) ? null : "not named yet";
        }
        return PageWords.spoken(it.cause())
                + (it.causeBy() == null ? "" : ", named by " + words.person(it.causeBy()))
                + (it.causeNote() == null ? "" : ": " + it.causeNote());
    }
}
