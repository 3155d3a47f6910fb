package io.baton.portal;

import io.baton.engine.Worklist;
import io.baton.people.AnyPerson;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ticket behind a task, as Tasklist shows it beside the task's form. */
@Controller
class TaskPage {

    private static final int COMMENTS = 5;

    private final Worklist worklist;
    private final TicketDesk desk;
    private final TicketFacts facts;
    private final TicketAnswers answers;
    private final TicketStory story;
    private final SignedIn signedIn;

    TaskPage(
            Worklist worklist,
            TicketDesk desk,
            TicketFacts facts,
            TicketAnswers answers,
            TicketStory story,
            SignedIn signedIn) {
        this.worklist = worklist;
        this.desk = desk;
        this.facts = facts;
        this.answers = answers;
        this.story = story;
        this.signedIn = signedIn;
    }

    @GetMapping("/portal/tasks/{task}/ticket")
    @AnyPerson
    String ticket(@PathVariable("task") String task, Model model) {
        var me = signedIn.require();
        var key = worklist.find(task)
                .map(open -> String.valueOf(open.businessKey()))
                .orElseThrow(() -> Refusal.notFound("Task " + task));
        var ticket = desk.visible(key, me);
        model.addAttribute("ticket", ticket);
        model.addAttribute("facts", facts.of(ticket));
        model.addAttribute("answers", answers.withTerms(ticket));
        model.addAttribute("comments", story.lastComments(key, me, COMMENTS));
        return "portal/task :: ticket";
    }
}
