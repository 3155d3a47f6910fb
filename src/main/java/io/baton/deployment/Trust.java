package io.baton.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far pipelines are trusted with a service in an environment, by what became of its deployments. Nothing of it is kept
 * in memory. Every method works in the caller's transaction.
 */
public interface Trust {

    /** The least trusted first; what each allows is said by tables. */
    enum Level {

        /** It went wrong too often or a moment ago, or its owner wants it so. */
        T0,

        /** Nothing went wrong, and too little happened to say more. */
        NEW,
        T1,
        T2,
        T3;

        /** One level less; below NEW and T1 is T0, since a fall is a record too. */
        public Level below() {
            return this == T3 ? T2 : this == T2 ? T1 : T0;
        }

        /** So many levels more, NEW left out. */
        public Level above(long steps) {
            var from = this == T0 || this == NEW ? 0 : ordinal() - 1;
            return new Level[] {T0, T1, T2, T3}[(int) Math.min(3, from + steps)];
        }

        public Level orLess(Level other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /**
     * How things stand.
     *
     * @param level the one that counts: the least of the three that follow
     * @param earned what the record alone says
     * @param allowed past which it never goes by itself
     * @param fall null where nothing is held against it
     * @param bound of the failure rate in percent, 0 to 100
     * @param confidence with which the true rate does not exceed it, such as 0.95
     * @param period how far back the record goes
     * @param next null where there is no higher level to be earned
     * @param sentence all of it in words
     */
    record Standing(
            String service,
            String environment,
            Level level,
            Level earned,
            Level allowed,
            @Nullable Fall fall,
            int deployments,
            int failures,
            double bound,
            double confidence,
            Duration period,
            @Nullable Next next,
            String sentence) {}

    /** The next level that the record can earn, and how many clean deployments it takes if none fails. */
    record Next(Level level, int cleanDeployments) {}

    /**
     * Trust was lost at once.
     *
     * @param ceiling past which it does not go now
     * @param until when it climbs a level, if enough deployments were clean by then
     * @param cleanNeeded how many have to be clean for the level
     * @param clean how many were since
     */
    record Fall(Level ceiling, Instant since, Instant until, int cleanNeeded, int clean, String because) {}

    Standing of(String service, String environment);

    /** The level that counts; all that a decision needs. */
    Level level(String service, String environment);

    /** In every environment in which there is anything to say, by name. */
    List<Standing> ofService(String service);

    /**
     * A deployment came to its end. One that did not work costs trust at once; that is counted once for each cause, however
     * often and from wherever it is told.
     *
     * @param cause key of the change; id of the grant where no change was asked for
     */
    void ended(String service, String environment, String cause, Outcome outcome);
}
