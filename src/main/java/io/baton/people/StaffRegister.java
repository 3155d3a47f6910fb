package io.baton.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What the people who work tickets can do, how much of it, and when they are there. */
public interface StaffRegister {

    /** Everybody of a team who may sign in, ordered by id; who has no shift is present at any hour. */
    List<StaffMember> members(String team, Instant at);

    /** One person; nothing when nobody of that id may sign in. */
    Optional<StaffMember> member(String person, Instant at);

    /** Ids of those who have a skill and may sign in, whether they are there or not. */
    Set<String> holders(String skill);

    /** Everybody who has each skill that somebody has, as {@link #holders} would say, ordered by skill. */
    SortedMap<String, Set<String>> skills();
}
