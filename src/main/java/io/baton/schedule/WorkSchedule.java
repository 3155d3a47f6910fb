package io.baton.schedule;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.schedule.ChangeCalendar.Free;
import io.baton.schedule.TaskTimes.TaskTime;
import io.baton.ticket.ActionRights;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import io.baton.ticket.work.TaskPlans;
import io.baton.ticket.work.TaskPlans.PlannedTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the tasks of tickets their time, clear of what the calendar says of the items they are about. */
@Component
class WorkSchedule {

    private static final int LONGEST_REASON = 2000;
    private static final Duration LONGEST = Duration.ofDays(31);

    /** What becomes of a time in which something hard stands in the way. */
    enum OnConflict {
        /** It is not taken; the answer says what is in the way and when it is free. */
        REFUSE,
        /** It is taken nevertheless, with a reason that somebody looks at afterwards. */
        FORCE,
        /** The next free time is taken, and the ticket rests until then. */
        WAIT
    }

    /**
     * When somebody wants to do a task.
     *
     * @param until when it should be done; the task's own due time where it is left out
     * @param person who does it
     */
    record Wish(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String person,
            @Nullable OnConflict onConflict,
            @Nullable String reason) {}

    /**
     * When a task is planned.
     *
     * @param conflicts what stands in the way, soft ones too
     * @param next first free time from there on; absent where there is none within 90 days
     * @param restsUntil until when the ticket rests for it
     * @param bypass id of what was written down when it was forced
     */
    record Answer(
            String task,
            Instant from,
            Instant until,
            List<Collision> conflicts,
            @Nullable Free next,
            @Nullable Instant restsUntil,
            @Nullable String bypass) {}

    private final ChangeCalendar calendar;
    private final Plans plans;
    private final TaskTimes times;
    private final TaskPlans tasks;
    private final AffectedItems items;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final TicketActions actions;
    private final ForcedTimes forced;
    private final AuditLedger ledger;
    private final Clock clock;

    WorkSchedule(
            ChangeCalendar calendar,
            Plans plans,
            TaskTimes times,
            TaskPlans tasks,
            AffectedItems items,
            TicketDesk desk,
            ActionRights rights,
            TicketActions actions,
            ForcedTimes forced,
            AuditLedger ledger,
            Clock clock) {
        this.calendar = calendar;
        this.plans = plans;
        this.times = times;
        this.tasks = tasks;
        this.items = items;
        this.desk = desk;
        this.rights = rights;
        this.actions = actions;
        this.forced = forced;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Refusal 404 for a ticket or task that is not to be seen, or that nobody has planned */
    Answer of(Person viewer, String ticketKey, String taskKey) {
        desk.visible(ticketKey, viewer);
        require(ticketKey, taskKey);
        var plan = plans.find(taskKey).orElseThrow(() -> Refusal.notFound("A planned time of " + taskKey));
        return answer(plan, calendar.collisions(plan));
    }

    /** @throws Refusal 409 naming what is in the way and when it is free, 422 for a time or reason that is none */
    @Transactional
    public Answer plan(Person person, String ticketKey, String taskKey, Wish wish) {
        rights.require(person, "HOLD", desk.visible(ticketKey, person));
        desk.lock(ticketKey);
        var task = require(ticketKey, taskKey);
        if (task.state().isOver()) {
            throw Refusal.conflict("task-over", taskKey + " is over; there is nothing left to plan.");
        }
        var plan = plan(ticketKey, task, wish);
        var conflicts = calendar.collisions(plan);
        var isFree = conflicts.stream().noneMatch(Collision::isHard);
        var choice = isFree || wish.onConflict() == null ? OnConflict.REFUSE : wish.onConflict();
        var taken = switch (choice) {
            case REFUSE -> isFree ? keep(plan, ticketKey, person, null, null) : refuse(plan, conflicts);
            case FORCE -> force(plan, ticketKey, person, conflicts, reason(wish));
            case WAIT -> rest(plan, ticketKey, person, conflicts, reason(wish));
        };
        return answer(taken, choice == OnConflict.WAIT ? calendar.collisions(taken) : conflicts);
    }

    private Plan plan(String ticketKey, PlannedTask task, Wish wish) {
        var from = wish.from();
        var until = wish.until() == null ? task.due() : wish.until();
        if (from == null) {
            throw Refusal.invalid("from", "is required, such as 2026-12-20T18:00:00Z.");
        }
        if (until == null
                || !from.isBefore(until)
                || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "must be after 'from', by at most " + LONGEST.toDays() + " days.");
        }
        if (!until.isAfter(clock.instant())) {
            throw Refusal.invalid("until", "must lie ahead.");
        }
        return new Plan(
                task.key(), task.title(), Set.copyOf(items.of(ticketKey)), null, null, wish.person(), from, until);
    }

    private Plan keep(
            Plan plan, String ticketKey, Person person, @Nullable Instant restsUntil, @Nullable String bypass) {
        var before = times.find(plan.key());
        calendar.put(plan);
        times.put(new TaskTime(plan.key(), ticketKey, person.id(), restsUntil, bypass), clock.instant());
        ledger.append(AuditEvent.of("TASK_PLANNED", "task", plan.key())
                .forTicket(ticketKey, null)
                .with("from", plan.from().toString())
                .with("until", plan.until().toString())
                .with("restsUntil", restsUntil == null ? null : restsUntil.toString())
                .with("bypass", bypass));
        desk.note(
                ticketKey,
                "STEP",
                "Task '" + plan.title() + "' is planned from " + plan.from() + " until " + plan.until(),
                true,
                Map.of("task", plan.key()));
        var rested = before.isPresent() && before.get().restsUntil() != null && restsUntil == null;
        if (rested && desk.require(ticketKey).state() == TicketState.ON_HOLD) {
            actions.resume(person, ticketKey);
        }
        return plan;
    }

    private Plan refuse(Plan plan, List<Collision> conflicts) {
        var next = calendar.nextFree(plan);
        var refusal = Refusal.conflict(
                        "schedule-conflict",
                        ForcedTimes.words(conflicts)
                                + next.map(free -> " It is free from " + free.from() + " until " + free.until() + ".")
                                        .orElse(" Nothing is free within 90 days."))
                .with("conflicts", conflicts);
        throw next.isPresent() ? refusal.with("next", next.get()) : refusal;
    }

    private Plan force(Plan plan, String ticketKey, Person person, List<Collision> conflicts, String reason) {
        var bypass = forced.record(plan, ticketKey, person.id(), conflicts, reason);
        return keep(plan, ticketKey, person, null, bypass);
    }

    private Plan rest(Plan plan, String ticketKey, Person person, List<Collision> conflicts, String reason) {
        var free = calendar.nextFree(plan)
                .orElseThrow(() -> Refusal.conflict("schedule-full", "Nothing is free within 90 days."));
        if (desk.require(ticketKey).state() != TicketState.ON_HOLD) {
            actions.hold(person, ticketKey, reason + " (" + ForcedTimes.words(conflicts) + ")", free.from());
        }
        return keep(moved(plan, free), ticketKey, person, free.from(), null);
    }

    static Plan moved(Plan plan, Free free) {
        return new Plan(
                plan.key(),
                plan.title(),
                plan.items(),
                plan.service(),
                plan.environment(),
                plan.person(),
                free.from(),
                free.until());
    }

    private static String reason(Wish wish) {
        var reason = wish.reason() == null ? "" : wish.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must have 1 to " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    private PlannedTask require(String ticketKey, String taskKey) {
        return tasks.of(ticketKey, null).stream()
                .filter(task -> task.key().equals(taskKey))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Task " + taskKey));
    }

    private Answer answer(Plan plan, List<Collision> conflicts) {
        var time = times.find(plan.key());
        return new Answer(
                plan.key(),
                plan.from(),
                plan.until(),
                conflicts,
                calendar.nextFree(plan).orElse(null),
                time.map(TaskTime::restsUntil).orElse(null),
                time.map(TaskTime::bypassId).orElse(null));
    }
}
