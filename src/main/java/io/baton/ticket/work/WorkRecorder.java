package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.RESOLUTION_NOTE;
import static io.baton.engine.ProcessVariables.REVIEW_NOTE;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_RUNBOOK;
import static io.baton.engine.ProcessVariables.WORK_NOTE;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.SolvedTickets;
import io.baton.ticket.TicketDesk;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps what people note when they finish a task, so that whoever has the same problem finds notes, steps and solution. */
@Component
@Order(135)
class WorkRecorder implements StepObserver {

    private final TicketDesk desk;

    WorkRecorder(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        var work = new LinkedHashMap<String, Object>();
        keep(work, "workNote", task.submitted().get(WORK_NOTE.name()));
        keep(work, "solution", task.submitted().get(RESOLUTION_NOTE.name()));
        keep(work, "reviewNote", task.submitted().get(REVIEW_NOTE.name()));
        if (work.isEmpty()) {
            return;
        }
        keep(work, "steps", task.variable(TASK_RUNBOOK.name()));
        keep(work, "task", task.variable(TASK_KEY.name()));
        desk.note(key, SolvedTickets.WORK, "Notes on " + task.taskName() + ": " + inWords(work), true, work);
    }

    private static void keep(Map<String, Object> work, String part, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            work.put(part, text.strip());
        }
    }

    /** The steps are read on the task; the line tells what was noted. */
    private static String inWords(Map<String, Object> work) {
        var words = new StringBuilder();
        for (var part : new String[] {"workNote", "solution", "reviewNote"}) {
            var text = work.get(part);
            if (text != null) {
                words.append(words.isEmpty() ? "" : " / ").append(text);
            }
        }
        return words.toString();
    }
}
