package io.baton.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people of a team take on-call time over from each other: single shifts that go before the rota. */
public interface Reliefs {

    /** A shift of one person that goes before every layer. */
    record Relief(
            String id,
            String team,
            String person,
            Instant from,
            Instant until,
            @Nullable String note,
            String madeBy) {}

    /**
     * Somebody asks to be relieved.
     *
     * @param askedOf whom; anybody of the team when null
     * @param state OPEN, ACCEPTED or WITHDRAWN
     */
    record Swap(
            String id,
            String team,
            String askedBy,
            @Nullable String askedOf,
            Instant from,
            Instant until,
            @Nullable String note,
            String state,
            @Nullable String acceptedBy) {}

    /** Present and coming reliefs of a team, the earliest first. */
    List<Relief> of(String team);

    /** What is asked in a team, or was accepted, and is not over; the earliest first. */
    List<Swap> swaps(String team);

    /**
     * Puts one person on call for a time, before every layer. Leads do so for everybody of the team, people for themselves.
     *
     * @throws io.baton.platform.Refusal 404, 403, 422 naming what is wrong
     */
    Relief relieve(String team, String person, Instant from, Instant until, @Nullable String note);

    /** @throws io.baton.platform.Refusal 404, 403 */
    void takeBack(String team, String id);

    /**
     * Asks the team, or one of it, to take a time over in which the asker is on call.
     *
     * @throws io.baton.platform.Refusal 404, 409 when the asker is not on call then, 422 naming what is wrong
     */
    Swap ask(String team, Instant from, Instant until, @Nullable String of, @Nullable String note);

    /**
     * Takes over exactly those shifts of the time that are the asker's.
     *
     * @throws io.baton.platform.Refusal 404, 403, 409 when it was settled already or is over
     */
    void accept(String team, String id);

    /** @throws io.baton.platform.Refusal 404, 403, 409 when somebody has accepted */
    void withdraw(String team, String id);
}
