package io.baton.people;

import java.time.Instant;
import java.util.Optional;

/** Who is on call. */
public interface OnCall {

    /** Whoever is on call for a team and not away; nobody when the team has no rota or the rota a gap. */
    Optional<Duty> onDuty(String team, Instant at);

    /** Whether a team has a rota at all. */
    boolean hasRota(String team);
}
