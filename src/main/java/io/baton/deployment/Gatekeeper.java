package io.baton.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what changes allow, and lets deployments through. Every method works in the caller's transaction. */
public interface Gatekeeper {

    /** Somebody may deploy now. */
    record Granted(String id, String changeKey, Instant until) {}

    /**
     * Takes over what a change allows from now on. Whoever waits at the gate is told once the transaction is committed; a
     * deployment that runs under a permit which is withdrawn or about something else by now is told to stop.
     */
    void keep(Permit permit);

    /**
     * Asks, as every pipeline does, for one run to go ahead.
     *
     * @throws io.baton.platform.Refusal 423 while it is closed, 409 when it will not open any more
     */
    Granted grant(String changeKey, Run run);

    /** What came of a deployment that was granted; the first word counts. */
    void ended(String grantId, Outcome outcome, @Nullable String note);

    /** Whether a deployment that was granted should stop, because its permit is gone. */
    boolean isRevoked(String grantId);
}
