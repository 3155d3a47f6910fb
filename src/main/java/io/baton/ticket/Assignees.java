package io.baton.ticket;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who takes a piece of work, as {@code assignment.dmn} says. The choice is made and recorded in the caller's
 * transaction, and the team's other choices wait until that has ended: give the work away in the same transaction, and
 * make one choice per transaction.
 */
public interface Assignees {

    /**
     * Never fails for want of people: with nobody available the work stays in the queue, and the team's lead is told.
     *
     * @throws io.baton.platform.Refusal 404 for an unknown ticket
     */
    Choice choose(Vacancy vacancy);

    /** The ways of choosing. */
    enum Strategy {
        /** Nobody: the team takes it from its queue. */
        ROLE_QUEUE,
        /** Whoever has every skill that is asked for; of several the least loaded. */
        SKILL,
        /** Whoever has least to do. */
        LEAST_ACTIVE,
        /** One after the other. */
        ROUND_ROBIN,
        /** Whoever is on call. */
        ON_CALL,
        /** The expert, with somebody beside as backup. */
        NAMED
    }

    /**
     * Work that needs somebody.
     *
     * @param taskKey the fulfilment task, such as {@code REQ-2026-000123-T1}; null for other work on the ticket
     * @param group team whose work it is
     * @param skills tags that whoever takes it should have; empty for those that the ticket was routed with
     * @param leftOut people who are not to be chosen, such as the one it is taken from
     * @param why why somebody is looked for, in words that people read
     * @param toSomebody whether waiting in the queue has been tried: it goes to a person even where the team takes its
     *     work from the queue
     */
    record Vacancy(
            String ticketKey,
            @Nullable String taskKey,
            String group,
            Set<String> skills,
            Set<String> leftOut,
            String why,
            boolean toSomebody) {

        public Vacancy {
            skills = Set.copyOf(skills);
            leftOut = Set.copyOf(leftOut);
        }

        /** Work that may wait in the queue. */
        public Vacancy(
                String ticketKey,
                @Nullable String taskKey,
                String group,
                Set<String> skills,
                Set<String> leftOut,
                String why) {
            this(ticketKey, taskKey, group, skills, leftOut, why, false);
        }
    }

    /**
     * Who takes it.
     *
     * @param assignee null: the work waits in the group's queue
     * @param backup somebody who is offered the work beside the assignee
     * @param group the team it went to; another one than asked for when that was full
     * @param candidates everybody who was looked at
     */
    record Choice(
            @Nullable String assignee,
            @Nullable String backup,
            String group,
            Strategy strategy,
            List<Candidate> candidates) {}

    /**
     * Somebody who was looked at.
     *
     * @param reason why chosen, or why not, in words
     */
    record Candidate(String person, String group, Verdict verdict, String reason) {}

    /** What became of a candidate. */
    enum Verdict {
        CHOSEN,
        BACKUP,
        /** Could have taken it; somebody else was to. */
        AVAILABLE,
        EXCLUDED
    }
}
