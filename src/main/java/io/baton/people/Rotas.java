package io.baton.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rotas as they come out: who is on call when, where nobody is, and how fair it is. */
public interface Rotas {

    /** Teams that have a rota, by id. */
    List<String> teams();

    /** @return nothing when the team has no rota */
    Optional<Plan> plan(String team, Instant from, Instant until);

    /**
     * A rota in a time.
     *
     * @param zone in which the team thinks
     * @param cover ALWAYS, BUSINESS_HOURS or AS_PLANNED
     * @param gaps where somebody should be on call and nobody is planned
     */
    record Plan(
            String team,
            ZoneId zone,
            String cover,
            List<OnCallShift> shifts,
            List<Gap> gaps,
            List<Conflict> conflicts,
            Quality quality) {}

    /** One person for one stretch of time; no two overlap. */
    record OnCallShift(String person, String layer, Instant from, Instant until) {}

    /** @param until first moment after it */
    record Gap(Instant from, Instant until) {}

    /**
     * Somebody is on call and away.
     *
     * @param instead who is called meanwhile; null when nobody is
     */
    record Conflict(
            String person,
            Instant from,
            Instant until,
            @Nullable String instead) {}

    /**
     * How good the plan is, in percent.
     *
     * @param score mean of the other two; a balance of 95 and more counts as full
     * @param coverage how much of the time that has to be covered is
     * @param balance how evenly the time is shared; 100 when everybody has the same
     * @param overloaded who has more than the average of all
     */
    record Quality(int score, int coverage, int balance, List<Overloaded> overloaded) {}

    /** @param percent how much more than the average */
    record Overloaded(String person, Duration time, int percent) {}
}
