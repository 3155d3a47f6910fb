package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ACCOUNT_HOLDER;
import static io.baton.engine.ProcessVariables.ACCOUNT_SYSTEM;
import static io.baton.engine.ProcessVariables.ITEM_ID;
import static io.baton.engine.ProcessVariables.TASK_KIND;
import static io.baton.engine.ProcessVariables.TASK_ROBOT;

import io.baton.engine.Decisions;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a robot does a task of a plan, and what it has to know for it; {@code robot-work.dmn} says so. */
@Component
class RobotWork {

    static final String TABLE = "robot-work";

    private final Decisions decisions;
    private final TicketDesk desk;

    RobotWork(Decisions decisions, TicketDesk desk) {
        this.decisions = decisions;
        this.desk = desk;
    }

    /** What the run of a task needs to know about robots; the person's name only where a robot needs it. */
    Map<String, @Nullable Object> variables(FulfilmentTask task) {
        var ticket = desk.require(task.ticketKey());
        var facts = new HashMap<String, @Nullable Object>();
        facts.put(ITEM_ID.name(), ticket.itemId());
        facts.put(TASK_KIND.name(), task.kind());
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(TASK_ROBOT.name(), "");
        decisions.lookUp(TABLE, facts).stream()
                .filter(row -> !text(row, TASK_ROBOT.name()).isBlank())
                .findFirst()
                .ifPresent(row -> {
                    variables.put(TASK_ROBOT.name(), text(row, TASK_ROBOT.name()));
                    variables.put(ACCOUNT_SYSTEM.name(), text(row, ACCOUNT_SYSTEM.name()));
                    variables.put(ACCOUNT_HOLDER.name(), holder(ticket, text(row, "holderQuestion")));
                });
        return variables;
    }

    private static String holder(Ticket ticket, String question) {
        var answer = Objects.toString(ticket.fields().get(question), "");
        if (answer.isBlank()) {
            return ticket.requester();
        }
        return answer.length() <= ACCOUNT_HOLDER.maxLength() ? answer : answer.substring(0, ACCOUNT_HOLDER.maxLength());
    }

    private static String text(Map<String, Object> row, String column) {
        return Objects.toString(row.get(column), "");
    }
}
