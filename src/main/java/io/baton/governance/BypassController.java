package io.baton.governance;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bypassed rules over HTTP: those who answer for rules and teams look at what others went round. */
@RestController
@RequestMapping("/api/bypasses")
class BypassController {

    private static final int LONGEST_REMARK = 2000;

    private final Bypasses bypasses;
    private final SignedIn signedIn;

    BypassController(Bypasses bypasses, SignedIn signedIn) {
        this.bypasses = bypasses;
        this.signedIn = signedIn;
    }

    /** @param verdict JUSTIFIED, NOT_JUSTIFIED or RULE_WRONG; a remark says why where it is not JUSTIFIED */
    record ReviewRequest(@Nullable String verdict, @Nullable String remark) {}

    /** Those that wait for a review, the most urgent first. */
    @GetMapping
    @RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.CHANGE_MANAGER, Role.AUDITOR})
    List<Bypass> unreviewed() {
        return bypasses.unreviewed();
    }

    @PostMapping("/{id}/review")
    @RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.CHANGE_MANAGER})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(@PathVariable String id, @RequestBody ReviewRequest request) {
        var verdict = request.verdict() == null ? "" : request.verdict();
        var remark = request.remark() == null ? "" : request.remark().strip();
        if (remark.isEmpty() && !verdict.equals("JUSTIFIED")) {
            throw Refusal.invalid("remark", "is required: say what was wrong about it.");
        }
        if (remark.length() > LONGEST_REMARK) {
            throw Refusal.invalid("remark", "must have at most " + LONGEST_REMARK + " characters.");
        }
        bypasses.review(id, signedIn.require().id(), verdict, remark.isEmpty() ? null : remark);
    }
}
