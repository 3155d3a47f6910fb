package io.baton.schedule;

import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.schedule.TaskTimes.TaskTime;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes on with tickets whose work rested until a time that is free, unless something else is in the way by then. Each is taken up
 * under its ticket's lock, so several servers may look at once.
 */
@Component
class WorkRests {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRests.class);
    private static final String RESUME = "ResumeRequested";

    private final TaskTimes times;
    private final Plans plans;
    private final ChangeCalendar calendar;
    private final TicketDesk desk;
    private final Processes processes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkRests(
            TaskTimes times,
            Plans plans,
            ChangeCalendar calendar,
            TicketDesk desk,
            Processes processes,
            TransactionTemplate transaction,
            Clock clock) {
        this.times = times;
        this.plans = plans;
        this.calendar = calendar;
        this.desk = desk;
        this.processes = processes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void tick() {
        for (var time : times.restedBy(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> goOn(time));
            } catch (Refusal refusal) {
                LOG.warn("Ticket {} could not be taken up again: {}", time.ticketKey(), refusal.getMessage());
            }
        }
    }

    private void goOn(TaskTime time) {
        var ticket = desk.lock(time.ticketKey());
        var plan = plans.find(time.taskKey());
        if (plan.isPresent() && ticket.state() == TicketState.ON_HOLD) {
            var isTaken = calendar.collisions(plan.get()).stream().anyMatch(Collision::isHard);
            var next = isTaken ? calendar.nextFree(plan.get()) : java.util.Optional.<ChangeCalendar.Free>empty();
            if (next.isPresent()) {
                if (times.rest(time, next.get().from())) {
                    calendar.put(WorkSchedule.moved(plan.get(), next.get()));
                    desk.note(
                            time.ticketKey(),
                            "STEP",
                            "Task '" + plan.get().title() + "' rests on, until "
                                    + next.get().from(),
                            true,
                            Map.of("task", time.taskKey()));
                }
                return;
            }
        }
        if (times.rest(time, null) && ticket.state() == TicketState.ON_HOLD) {
            processes.tellAnyWaiting(RESUME, time.ticketKey(), Map.of());
        }
    }

    /** What nobody will do any more is in nobody's way. */
    @EventListener
    void ticketChanged(TicketChanged news) {
        if (news.ticket().state().isOver()) {
            times.ofTicket(news.ticket().key()).forEach(task -> {
                calendar.drop(task);
                times.drop(task);
            });
        }
    }
}
