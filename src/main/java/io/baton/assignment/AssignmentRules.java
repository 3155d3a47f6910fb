package io.baton.assignment;

import io.baton.engine.Decisions;
import io.baton.people.Duty;
import io.baton.people.StaffRegister;
import io.baton.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks {@code assignment.dmn} how somebody is chosen. */
@Component
class AssignmentRules {

    static final String TABLE = "assignment";

    private final Decisions decisions;
    private final StaffRegister staff;

    AssignmentRules(Decisions decisions, StaffRegister staff) {
        this.decisions = decisions;
        this.staff = staff;
    }

    /** The answer is on the ticket's decision trail. */
    Rule ask(Ticket ticket, String group, Set<String> skills, @Nullable Integer serviceTier, @Nullable Duty duty) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        inputs.put("group", group);
        inputs.put("complexity", ticket.riskClass() == null ? "LOW" : ticket.riskClass());
        inputs.put("priority", ticket.priority());
        inputs.put("serviceTier", serviceTier);
        inputs.put("skillHolders", holders(skills));
        inputs.put("onCall", duty != null);
        var rows = decisions.ask(TABLE, ticket.key(), inputs);
        return rows.isEmpty() ? Rule.QUEUE : Rule.of(rows.get(0));
    }

    /** How many people have the rarest of these skills; null where none is asked for. */
    private @Nullable Integer holders(Set<String> skills) {
        return skills.stream()
                .map(skill -> staff.holders(skill).size())
                .min(Integer::compare)
                .orElse(null);
    }
}
