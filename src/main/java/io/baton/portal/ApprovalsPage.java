package io.baton.portal;

import io.baton.people.AnyParticipant;
import io.baton.people.AnyPerson;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decisions that wait for whoever is signed in. */
@Controller
class ApprovalsPage {

    private final ApprovalInbox approvals;
    private final SignedIn signedIn;

    ApprovalsPage(ApprovalInbox approvals, SignedIn signedIn) {
        this.approvals = approvals;
        this.signedIn = signedIn;
    }

    @GetMapping("/portal/approvals")
    @AnyPerson
    String show(@RequestParam(name = "task", required = false) @Nullable String task, Model model) {
        model.addAttribute("approvals", approvals.of(signedIn.require()));
        model.addAttribute("chosen", model.containsAttribute("refused") ? model.getAttribute("refused") : task);
        return "portal/approvals";
    }

    @PostMapping("/portal/approvals/{task}")
    @AnyParticipant
    String decide(
            @PathVariable("task") String task,
            @RequestParam("decision") String decision,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        if (!decision.equals("approve") && !decision.equals("decline")) {
            throw Refusal.invalid("decision", "must be approve or decline.");
        }
        try {
            approvals.decide(signedIn.require(), task, decision.equals("approve"), reason);
            flash.addFlashAttribute("said", decision.equals("approve") ? "Approved." : "Declined.");
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            flash.addFlashAttribute("reason", reason);
            flash.addFlashAttribute("refused", task);
        }
        return "redirect:/portal/approvals";
    }
}
