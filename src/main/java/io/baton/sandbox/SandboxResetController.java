package io.baton.sandbox;

import io.baton.people.Role;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The way back to the data the sandbox began with. Outside of it this route does not exist. */
@Profile("sandbox")
@RestController
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
class SandboxResetController {

    record Begun(String detail) {}

    private final SandboxReset reset;

    SandboxResetController(SandboxReset reset) {
        this.reset = reset;
    }

    @PostMapping("/api/sandbox/reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun reset() {
        reset.begin();
        return new Begun("The sandbox starts again with its first data; it is back in half a minute.");
    }
}
