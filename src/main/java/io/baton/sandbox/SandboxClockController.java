package io.baton.sandbox;

import io.baton.people.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock of the sandbox. Outside of it this route does not exist. */
@Profile("sandbox")
@RestController
@RequestMapping("/api/sandbox/clock")
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
class SandboxClockController {

    /**
     * One of the two.
     *
     * @param by how far to go on, such as PT4H or P3D
     * @param to where to go
     */
    record Move(@Nullable String by, @Nullable String to) {}

    /** @param ahead how far it stands ahead of the real time */
    record Standing(Instant now, Duration ahead) {}

    private final SandboxClock clock;

    SandboxClockController(SandboxClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Standing standing() {
        return new Standing(clock.now(), clock.ahead());
    }

    @PostMapping
    Standing move(@RequestBody Move move) {
        clock.move(move.by(), move.to());
        return standing();
    }
}
