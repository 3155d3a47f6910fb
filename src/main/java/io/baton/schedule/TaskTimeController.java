package io.baton.schedule;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.schedule.WorkSchedule.Answer;
import io.baton.schedule.WorkSchedule.Wish;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When a task of a ticket is planned, and what is in its way. */
@RestController
@RequestMapping("/api/tickets/{key}/tasks/{task}/time")
class TaskTimeController {

    private final WorkSchedule schedule;
    private final SignedIn signedIn;

    TaskTimeController(WorkSchedule schedule, SignedIn signedIn) {
        this.schedule = schedule;
        this.signedIn = signedIn;
    }

    @GetMapping
    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER,
        Role.AUDITOR
    })
    Answer time(@PathVariable String key, @PathVariable String task) {
        return schedule.of(signedIn.require(), key, task);
    }

    @PutMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER})
    Answer plan(@PathVariable String key, @PathVariable String task, @RequestBody Wish wish) {
        return schedule.plan(signedIn.require(), key, task, wish);
    }
}
