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

    /** How the gate stands for a change. */
    enum Standing {
        OPEN,

        /** Closed, and may open by itself. */
        WAIT,

        /** It will not open any more. */
        STOP
    }

    /**
     * What is said to one who wants to go ahead.
     *
     * @param granted where it is open
     * @param because where it is not: the rules that hold it closed, in words
     */
    record Answer(Standing standing, @Nullable Granted granted, String because) {}

    /**
     * Asks, as every pipeline does, for one run to go ahead.
     *
     * @throws io.baton.platform.Refusal 423 while it is closed, 409 when it will not open any more; on record all the same
     */
    Granted grant(String changeKey, Run run);

    /** The same for one whose transaction goes on where it is closed: nothing is thrown, and the refusal is part of it. */
    Answer ask(String changeKey, Run run);

    /** Looks how it stands, for one who waits; nothing is used up and nothing goes on record. */
    Standing standing(String changeKey);

    /** Whoever deploys under a grant is still at it. */
    void heard(String grantId);

    /** What came of a deployment that was granted; the first word counts. */
    void ended(String grantId, Outcome outcome, @Nullable String note);

    /** Whether a deployment that was granted should stop, because its permit is gone. */
    boolean isRevoked(String grantId);
}
