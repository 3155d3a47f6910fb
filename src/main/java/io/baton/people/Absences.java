package io.baton.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people say that they are away: everybody for himself, leads and administrators for others. */
public interface Absences {

    /**
     * An absence that was entered.
     *
     * @param conflicts what does not fit together with it, in words
     */
    record Entered(Absence absence, List<String> conflicts) {}

    /** Present and coming absences of a person, the earliest first. */
    List<Absence> of(String person);

    /** Absences of people that touch a time, the earliest first. */
    List<Absence> during(Collection<String> people, Instant from, Instant until);

    /**
     * Writes an absence down as whoever is signed in, and draws the consequences at once if it has begun.
     *
     * @param from first day such as 2026-01-05, or a moment with its offset
     * @param until last day, included, or the moment of coming back
     * @param zone where the days begin; not needed for moments
     * @throws io.baton.platform.Refusal 422 naming what is wrong, 409 naming what it collides with, 403
     */
    Entered enter(
            String person, String from, String until, @Nullable String zone, String reason, @Nullable String deputy);

    /**
     * Ends an absence now, or strikes it out if it has not begun.
     *
     * @throws io.baton.platform.Refusal 404, 403, 409 when it is over already
     */
    void end(String person, String id);
}
