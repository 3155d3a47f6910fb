package io.baton.incident;

import static io.baton.engine.ProcessVariables.COURSE_DECIDER;
import static io.baton.engine.ProcessVariables.COURSE_TEAM;
import static io.baton.engine.ProcessVariables.COURSE_TEAMS;

import io.baton.engine.KnownStep;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.TicketDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Only the decision owner decides on the course, whichever door is used; the right passes on when somebody who may
 * reassign work, or a rule on absences, gives the task to somebody else.
 */
@Component
@Order(35)
class CourseGuard implements StepObserver {

    private static final KnownStep DECISION = new KnownStep(
            "cross-domain-course", "Task_DecideCourse", "anybody could decide on the course of an incident");

    private final SignedIn signedIn;
    private final ActionRights rights;
    private final TicketDesk desk;
    private final Json json;

    CourseGuard(SignedIn signedIn, ActionRights rights, TicketDesk desk, Json json) {
        this.signedIn = signedIn;
        this.rights = rights;
        this.desk = desk;
        this.json = json;
    }

    @Bean
    static KnownStep courseDecision() {
        return DECISION;
    }

    @Override
    public void taskAssigned(WorkItem task) {
        var next = task.assignee();
        if (DECISION.is(task) && next != null && !next.equals(decider(task))) {
            if (signedIn.person().isPresent() && !mayReassign(signedIn.person().get(), task)) {
                throw refusal(task);
            }
            task.set(COURSE_DECIDER, next);
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (!DECISION.is(task)) {
            return;
        }
        var person = signedIn.person();
        if (person.isPresent() && !person.get().id().equals(decider(task))) {
            throw refusal(task);
        }
        var team = task.variable(COURSE_TEAM.name());
        var teams = json.readRows(String.valueOf(task.variable(COURSE_TEAMS.name()))).stream()
                .map(choice -> choice.get("value"))
                .toList();
        if (!teams.contains(team)) {
            throw Refusal.invalid(COURSE_TEAM.name(), "must be one of " + teams + ".");
        }
    }

    private static String decider(WorkItem task) {
        return String.valueOf(task.variable(COURSE_DECIDER.name()));
    }

    private boolean mayReassign(Person person, WorkItem task) {
        var key = task.businessKey();
        return key != null && rights.allowsAlone(person, "REASSIGN", desk.require(key));
    }

    private static Refusal refusal(WorkItem task) {
        return Refusal.forbidden(
                "decision-owner",
                "Only " + decider(task)
                        + " decides on the course of this incident. Report what you found in the task of"
                        + " your domain; a team lead can hand the decision to somebody else.");
    }
}
