package io.baton.ticket.work;

import io.baton.platform.Refusal;
import io.baton.ticket.EndingGuard;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps a ticket open while a task is open that must not be left half done (BLOCK_PARENT). Such a task keeps it from
 * being closed in any case; from being cancelled only once somebody has begun with it.
 */
@Component
class BlockingTasks implements EndingGuard {

    private final FulfilmentTasks tasks;

    BlockingTasks(FulfilmentTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void ending(Ticket ticket, Ending how) {
        var blocking = tasks.of(ticket.key()).stream()
                .filter(task -> task.parentClosePolicy() == ParentClosePolicy.BLOCK_PARENT)
                .filter(task -> !task.state().isOver())
                .filter(task -> how == Ending.CLOSED || task.state() != TicketState.PENDING)
                .toList();
        if (!blocking.isEmpty()) {
            var names = blocking.stream()
                    .map(task -> task.key() + " '" + task.title() + "'")
                    .collect(Collectors.joining(", "));
            throw Refusal.conflict(
                            "open-task-blocks",
                            ticket.key() + " cannot be " + how + " while this is not done: " + names
                                    + ". Finish it, or end it with another resolution code.")
                    .with("tasks", blocking.stream().map(FulfilmentTask::key).toList());
        }
    }
}
