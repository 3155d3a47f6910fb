package io.baton.ticket;

import io.baton.engine.Decisions;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may do what to a ticket, as {@code action-rights.dmn} says; the most generous of a person's roles counts. */
@Component
public class ActionRights {

    /** How the table answers. */
    public enum Verdict {
        ALLOW,
        /** Not alone: somebody with more rights decides. */
        ESCALATE,
        DENY
    }

    private final Decisions decisions;
    private final TicketAccess access;

    ActionRights(Decisions decisions, TicketAccess access) {
        this.decisions = decisions;
        this.access = access;
    }

    /**
     * @param action COMMENT, EDIT, CORRECT, CANCEL, REASSIGN, HOLD, RESUME, CONFIRM, REOPEN, CLAIM, COMPLETE_TASK, ...
     * @return ALLOW or ESCALATE
     * @throws Refusal 403 when no role of the person allows it
     */
    public Verdict require(Person person, String action, Ticket ticket) {
        return require(person, action, ticket, relations(person, ticket));
    }

    /** Whether {@link #require} would let it pass, so that a page offers no button in vain; nothing goes on the ledger. */
    public boolean allows(Person person, String action, Ticket ticket) {
        return best(person, action, ticket, relations(person, ticket)) != Verdict.DENY;
    }

    /** Whether the person may do it without asking anybody. */
    public boolean allowsAlone(Person person, String action, Ticket ticket) {
        return best(person, action, ticket, relations(person, ticket)) == Verdict.ALLOW;
    }

    /** The same for somebody whose relations are already known, such as the assignee of a task. */
    public Verdict require(Person person, String action, Ticket ticket, List<String> relations) {
        var best = best(person, action, ticket, relations);
        if (best == Verdict.DENY) {
            throw Refusal.forbidden(
                            "action-rights",
                            "None of your roles allows " + action + " on ticket " + ticket.key()
                                    + ". Ask the team that works on it, or its lead.")
                    .with("action", action);
        }
        return best;
    }

    private Verdict best(Person person, String action, Ticket ticket, List<String> relations) {
        var best = Verdict.DENY;
        for (var role : rolesOf(person)) {
            for (var relation : relations) {
                var verdict = ask(role, action, ticket, relation);
                best = verdict.compareTo(best) < 0 ? verdict : best;
            }
        }
        return best;
    }

    private List<String> relations(Person person, Ticket ticket) {
        return access.relations(ticket.key(), person).stream().map(Enum::name).toList();
    }

    private Verdict ask(String role, String action, Ticket ticket, String relation) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("role", role);
        inputs.put("action", action);
        inputs.put("relation", relation);
        inputs.put("state", ticket.state().name());
        inputs.put("recordType", ticket.kind());
        inputs.put("riskClass", ticket.riskClass() == null ? "LOW" : ticket.riskClass());
        return decisions.lookUp("action-rights", inputs).stream()
                .map(row -> Verdict.valueOf(String.valueOf(row.get("right"))))
                .min(Verdict::compareTo)
                .orElse(Verdict.DENY);
    }

    /** Agents are judged by their tier, everybody else by role. */
    private static Set<String> rolesOf(Person person) {
        var roles = new LinkedHashSet<>(person.roles());
        if (person.tier() > 0 && roles.remove("agent")) {
            roles.add("agent-l" + person.tier());
        }
        return roles;
    }
}
