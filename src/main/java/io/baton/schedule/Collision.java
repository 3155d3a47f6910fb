package io.baton.schedule;

import java.time.Instant;

/**
 * Something stands in the way of a plan.
 *
 * @param kind SAME_ITEM, RELATED_ITEM, SAME_SERVICE, PERSON_BUSY, OUTSIDE_MAINTENANCE, BLACKOUT, FREEZE or PEAK
 * @param with key or id of what it collides with, such as {@code CHG-2026-000012}
 * @param isHard whether the plan must not go ahead without somebody forcing it, with a reason
 * @param words why, for people
 */
public record Collision(String kind, String with, Instant from, Instant until, boolean isHard, String words) {}
