package io.baton.gate;

import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "I am still deploying": keeps a grant alive, or says that it is over and the deployment has to stop. */
@RestController
@RequestMapping("/api/gate/v1/grants/{id}/heartbeat")
@RolesAllowed(Role.PIPELINE)
class HeartbeatController {

    private final GrantDesk desk;
    private final GrantLives lives;
    private final CallersOfGate callers;
    private final GateLimits limits;
    private final Clock clock;

    HeartbeatController(GrantDesk desk, GrantLives lives, CallersOfGate callers, GateLimits limits, Clock clock) {
        this.desk = desk;
        this.lives = lives;
        this.callers = callers;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Refusal 409 with the state of a grant that is over */
    @PostMapping
    ResponseEntity<GrantController.GrantView> beat(@PathVariable String id) {
        var who = callers.require();
        limits.check(who);
        var grant = desk.require(id);
        if (!who.may(Verb.GRANT, grant.what().service(), grant.what().environment())) {
            throw Refusal.notFound("Grant " + id);
        }
        var view = GrantController.GrantView.of(lives.heard(grant, true), clock.instant());
        if (!view.state().equals("active")) {
            throw Refusal.conflict("grant-over", "The grant is " + view.state() + "; stop deploying.")
                    .with("state", view.state())
                    .with("because", Objects.requireNonNullElse(view.because(), "its time is over"));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(GateAnswers.GRANT, view.id())
                .header("Gate-Grant-State", view.state())
                .body(view);
    }
}
