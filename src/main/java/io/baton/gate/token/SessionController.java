package io.baton.gate.token;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exchanges the identity token of a job, sent as its bearer token, for a session that is bound to the run. */
@RestController
@RequestMapping(IdentityBearers.EXCHANGE)
class SessionController {

    private final Sessions sessions;
    private final SignedIn signedIn;

    SessionController(Sessions sessions, SignedIn signedIn) {
        this.sessions = sessions;
        this.signedIn = signedIn;
    }

    @PostMapping
    @RolesAllowed(Role.PIPELINE)
    ResponseEntity<Sessions.Opened> open() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getDetails() instanceof IdentityBearers.Proved proved)) {
            throw Refusal.forbidden(
                    "identity-token",
                    "Send the identity token of the job as the bearer token; others need no session.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(sessions.open(proved.proof(), signedIn.require().id()));
    }
}
