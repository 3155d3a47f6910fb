package io.baton.ticket.handover;

import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.ticket.OpenWork;
import io.baton.ticket.OpenWork.OpenStep;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.handover.HandOver.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from the answer: the work goes to the other team, or back to whoever offered it. */
@Component
class HandOverAnswers {

    private final HandOvers handOvers;
    private final HandOverDesk counter;
    private final TicketDesk desk;
    private final OpenWork work;
    private final Processes processes;
    private final Directory directory;

    HandOverAnswers(
            HandOvers handOvers,
            HandOverDesk counter,
            TicketDesk desk,
            OpenWork work,
            Processes processes,
            Directory directory) {
        this.handOvers = handOvers;
        this.counter = counter;
        this.desk = desk;
        this.work = work;
        this.processes = processes;
        this.directory = directory;
    }

    /** The open work of the team that gave it, and the ticket, are the other team's from now on. */
    void accepted(String id, String by) {
        handOvers.answered(id, State.ACCEPTED, null, by);
        var it = handOvers.require(id);
        var ticket = desk.require(it.ticketKey());
        var why = "handed over by " + it.by() + ": " + it.what();
        for (var step : steps(it)) {
            work.move(it.ticketKey(), step, it.to(), why);
            work.assign(it.ticketKey(), step, by, "accepted the hand-over");
        }
        var fields = new HashMap<TicketField, @Nullable Object>();
        fields.put(TicketField.ASSIGNED_GROUP, it.to());
        fields.put(TicketField.ASSIGNEE, by);
        desk.record(it.ticketKey(), fields);
        processes.correct(it.ticketKey(), Map.of(ProcessVariables.ASSIGNED_GROUP.name(), it.to()));
        counter.tell(
                "HAND_OVER_ACCEPTED", ticket, it, counter.team(it.to()) + " took the work over, answered by " + by);
    }

    /** The work stays with whoever offered it, who is told why. */
    void returned(String id, @Nullable String reason, @Nullable String by) {
        var words = reason == null
                ? "Nobody of " + counter.team(handOvers.require(id).to()) + " answered in time."
                : reason;
        handOvers.answered(id, reason == null ? State.EXPIRED : State.DECLINED, words, by == null ? "baton" : by);
        var it = handOvers.require(id);
        var ticket = desk.require(it.ticketKey());
        counter.tell("HAND_OVER_RETURNED", ticket, it, "The work came back to " + it.by() + ": " + words);
        giveBack(it, words);
        desk.publish(
                ticket,
                "HAND_OVER_RETURNED",
                Map.of("recipients", it.by(), "reason", words, "team", counter.team(it.to())));
    }

    private void giveBack(HandOver it, String words) {
        var belongs = directory
                .person(it.by())
                .map(Person::groups)
                .filter(groups -> groups.contains(it.from()))
                .isPresent();
        if (belongs) {
            steps(it).stream()
                    .filter(step -> step.assignee() == null)
                    .forEach(step -> work.assign(it.ticketKey(), step, it.by(), "came back: " + words));
        }
    }

    private List<OpenStep> steps(HandOver it) {
        return work.of(it.ticketKey()).stream()
                .filter(step -> step.group().equals(it.from()))
                .toList();
    }
}
