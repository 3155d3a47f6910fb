package io.baton.schedule;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.schedule.TaskTimes.TaskTime;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks once more, when a task is about to begin, whether its planned time still holds: calendars change after people plan. */
@Component
class TimeChecks {

    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /**
     * Whether a task may begin.
     *
     * @param isFree nothing is in its way, nobody planned a time for it, or somebody forced it
     * @param words what is in the way and when it is free
     * @param freeAt when it is free
     * @param until end of the time it has now
     */
    record Check(
            boolean isFree,
            @Nullable String words,
            @Nullable Instant freeAt,
            @Nullable Instant until) {

        static final Check FREE = new Check(true, null, null, null);
    }

    private final ChangeCalendar calendar;
    private final Plans plans;
    private final TaskTimes times;
    private final ForcedTimes forced;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Clock clock;

    TimeChecks(
            ChangeCalendar calendar,
            Plans plans,
            TaskTimes times,
            ForcedTimes forced,
            TicketDesk desk,
            AuditLedger ledger,
            Clock clock) {
        this.calendar = calendar;
        this.plans = plans;
        this.times = times;
        this.forced = forced;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Where something hard is in the way the task gets the next free time. */
    @Transactional
    Check check(String ticketKey, String taskKey) {
        desk.lock(ticketKey);
        var isForced =
                times.find(taskKey).filter(time -> time.bypassId() != null).isPresent();
        var plan = isForced ? Optional.<Plan>empty() : ahead(taskKey);
        if (plan.isEmpty()) {
            return Check.FREE;
        }
        var conflicts = calendar.collisions(plan.get()).stream()
                .filter(Collision::isHard)
                .toList();
        if (conflicts.isEmpty()) {
            return Check.FREE;
        }
        var words = ForcedTimes.words(conflicts);
        return calendar.nextFree(plan.get())
                .map(free -> moved(ticketKey, WorkSchedule.moved(plan.get(), free), words))
                .orElseGet(() -> new Check(
                        false,
                        words + " Nothing is free within 90 days.",
                        clock.instant().plus(LOOK_AGAIN),
                        null));
    }

    /** The planned time, as far as it lies ahead. */
    private Optional<Plan> ahead(String taskKey) {
        var now = clock.instant();
        return plans.find(taskKey)
                .filter(plan -> plan.until().isAfter(now))
                .map(plan -> plan.from().isBefore(now)
                        ? WorkSchedule.moved(plan, new ChangeCalendar.Free(now, plan.until()))
                        : plan);
    }

    private Check moved(String ticketKey, Plan plan, String words) {
        calendar.put(plan);
        ledger.append(AuditEvent.of("TASK_PLANNED", "task", plan.key())
                .forTicket(ticketKey, null)
                .because(words)
                .with("from", plan.from().toString())
                .with("until", plan.until().toString()));
        var said = words + " It is free from " + plan.from() + " until " + plan.until() + ".";
        desk.note(
                ticketKey,
                "STEP",
                "Task '" + plan.title() + "' waits until " + plan.from() + ": " + words,
                true,
                Map.of("task", plan.key()));
        return new Check(false, said, plan.from(), plan.until());
    }

    /** Somebody has it done now nevertheless. */
    @Transactional
    void force(String ticketKey, String taskKey, String person, String reason) {
        desk.lock(ticketKey);
        var now = clock.instant();
        plans.find(taskKey).ifPresent(plan -> {
            var length = Duration.between(plan.from(), plan.until());
            var at = WorkSchedule.moved(plan, new ChangeCalendar.Free(now, now.plus(length)));
            var bypass = forced.record(at, ticketKey, person, calendar.collisions(at), reason);
            var restsUntil = times.find(taskKey).map(TaskTime::restsUntil).orElse(null);
            calendar.put(at);
            times.put(new TaskTime(taskKey, ticketKey, person, restsUntil, bypass), now);
            ledger.append(AuditEvent.of("TASK_PLANNED", "task", taskKey)
                    .forTicket(ticketKey, null)
                    .because(reason)
                    .with("from", at.from().toString())
                    .with("until", at.until().toString())
                    .with("bypass", Objects.requireNonNull(bypass)));
        });
    }
}
