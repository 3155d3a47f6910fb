package io.baton.people;

import java.time.Instant;

/**
 * Somebody is on call for a team.
 *
 * @param layer name of the layer of the rota, or {@code override}
 * @param until first moment at which this duty is over
 */
public record Duty(String team, String person, String layer, Instant from, Instant until) {}
