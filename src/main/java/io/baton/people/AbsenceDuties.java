package io.baton.people;

/**
 * Things that wait for a person and must not wait while that person is away. Called again when a server died halfway, so
 * what was handed on already is left alone; each thing is moved in a transaction of its own.
 */
public interface AbsenceDuties {

    /** Gives what waits for the absent person to somebody who is there. */
    void handOn(Absence absence);

    /** Gives back what nobody has decided or begun. */
    void giveBack(Absence absence);
}
