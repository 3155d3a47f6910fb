package io.baton.people;

import java.util.List;
import java.util.Optional;

/** Looks people and teams up. Answers are at most two seconds old, so that a revoked right is gone within five. */
public interface Directory {

    Optional<Person> person(String id);

    /** Whether somebody may sign in as it stands this moment, for those decisions that must not be two seconds late. */
    boolean isEnabledNow(String id);

    /** Everybody, ordered by id. */
    List<Person> people();

    List<Team> teams();

    Optional<Team> team(String id);

    List<Person> membersOf(String teamId);

    List<Person> withRole(String role);
}
