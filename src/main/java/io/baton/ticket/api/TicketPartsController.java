package io.baton.ticket.api;

import io.baton.people.AnyPerson;
import io.baton.people.SignedIn;
import io.baton.ticket.TicketDecision;
import io.baton.ticket.TicketDecisions;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import io.baton.ticket.approval.ApprovalChain;
import io.baton.ticket.approval.Approvals;
import io.baton.ticket.work.TaskPlans;
import io.baton.ticket.work.TaskPlans.PlannedTask;
import io.baton.ticket.work.TaskRecords;
import io.baton.ticket.work.TaskRecords.TaskRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parts of a ticket's record that are only read: tasks, decisions, approvals, and all of it at once. */
@RestController
@RequestMapping("/api/tickets/{key}")
@AnyPerson
class TicketPartsController {

    private final TicketDesk desk;
    private final TaskPlans plans;
    private final TaskRecords tasks;
    private final TicketDecisions decisions;
    private final TicketLinks links;
    private final Approvals approvals;
    private final SignedIn signedIn;

    TicketPartsController(
            TicketDesk desk,
            TaskPlans plans,
            TaskRecords tasks,
            TicketDecisions decisions,
            TicketLinks links,
            Approvals approvals,
            SignedIn signedIn) {
        this.desk = desk;
        this.plans = plans;
        this.tasks = tasks;
        this.approvals = approvals;
        this.decisions = decisions;
        this.links = links;
        this.signedIn = signedIn;
    }

    /** The plan: every piece of work, what it waits for, and the steps people take for it. */
    @GetMapping("/tasks")
    List<PlannedTask> tasks(@PathVariable String key) {
        var ticket = desk.visible(key, signedIn.require());
        return plans.of(key, ticket.expectedAt());
    }

    /** Everything people were ever asked to do for the ticket, approvals included. */
    @GetMapping("/steps")
    List<TaskRecord> steps(@PathVariable String key) {
        desk.visible(key, signedIn.require());
        return tasks.of(key);
    }

    @GetMapping("/decisions")
    List<TicketDecision> decisions(@PathVariable String key) {
        var viewer = signedIn.require();
        desk.visible(key, viewer);
        return decisions.of(key, desk.seesInternal(key, viewer));
    }

    @GetMapping("/approvals")
    ApprovalChain approvals(@PathVariable String key) {
        desk.visible(key, signedIn.require());
        return approvals.of(key).orElse(ApprovalChain.NONE);
    }

    /** The whole record in one document, for archives and other systems. */
    @GetMapping("/record")
    Map<String, Object> record(@PathVariable String key) {
        var viewer = signedIn.require();
        var record = new LinkedHashMap<String, Object>();
        var ticket = desk.visible(key, viewer);
        record.put("ticket", TicketView.of(ticket));
        record.put("watchers", desk.watchers(key));
        record.put("links", links.of(key, viewer));
        record.put("tasks", plans.of(key, ticket.expectedAt()));
        record.put("steps", tasks.of(key));
        record.put("approvals", approvals.of(key).orElse(ApprovalChain.NONE));
        record.put("decisions", decisions.of(key, desk.seesInternal(key, viewer)));
        record.put("timeline", desk.timeline(key, desk.seesInternal(key, viewer), 0, 200));
        return record;
    }
}
