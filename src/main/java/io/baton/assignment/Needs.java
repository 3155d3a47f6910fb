package io.baton.assignment;

import static io.baton.engine.ProcessVariables.SERVICE_TIER;
import static io.baton.engine.ProcessVariables.SKILLS;

import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.TicketDesk;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the tables found out about a ticket that a choice needs: the skills asked for and the tier of the service. */
@Component
@Order(115)
class Needs implements StepObserver {

    /** @param serviceTier 1 for the most critical service to 4, if a service is known */
    record Need(Set<String> skills, @Nullable Integer serviceTier) {

        static final Need NONE = new Need(Set.of(), null);
    }

    private final JdbcClient db;
    private final TicketDesk desk;

    Needs(JdbcClient db, TicketDesk desk) {
        this.db = db;
        this.desk = desk;
    }

    Need of(String ticketKey) {
        return db.sql("select skills, service_tier from assignment_need where ticket_key = ?")
                .param(ticketKey)
                .query((row, n) ->
                        new Need(split(row.getString("skills")), row.getObject("service_tier", Integer.class)))
                .optional()
                .orElse(Need.NONE);
    }

    /** Whatever model asks {@code routing.dmn}, also again. */
    @Override
    public void stepLeft(Step step) {
        var key = step.businessKey();
        if (step.nodeType().equals("businessRuleTask")
                && step.variable(SKILLS.name()) instanceof String skills
                && desk.exists(key)) {
            keep(key, skills, step.variable(SERVICE_TIER.name()) instanceof Integer tier ? tier : null);
        }
    }

    /** The ticket's row is held by the step itself, so nobody writes the same beside. */
    private void keep(@Nullable String key, String skills, @Nullable Integer tier) {
        var changed = db.sql("update assignment_need set skills = ?, service_tier = ? where ticket_key = ?")
                .params(skills, tier, key)
                .update();
        if (changed == 0) {
            db.sql("insert into assignment_need (ticket_key, skills, service_tier) values (?, ?, ?)")
                    .params(key, skills, tier)
                    .update();
        }
    }

    static Set<String> split(String skills) {
        return Arrays.stream(skills.split(","))
                .map(String::strip)
                .filter(skill -> !skill.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
