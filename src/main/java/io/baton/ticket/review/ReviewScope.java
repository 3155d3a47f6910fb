package io.baton.ticket.review;

import java.time.Instant;
import java.util.function.Function;

/**
 * What a review looks at.
 *
 * @param seed drawn once for the review and kept: whoever draws with it again gets the same sample
 * @param from the first instant of the period
 * @param to the first instant after it
 * @param rules the row of review-items.dmn for each kind of item
 */
public record ReviewScope(String seed, Instant from, Instant to, Function<String, Rules> rules) {

    /**
     * What process owners say about one kind of item.
     *
     * @param reviewers team or role whose people judge it
     * @param otherwise team or role that judges what all reviewers took part in
     * @param most how many items there are at most
     * @param atLeast how often something must have happened to be an item of its own
     * @param alike share of their words that two remarks must have in common to say the same, in percent
     */
    public record Rules(String reviewers, String otherwise, int most, int atLeast, int alike) {}
}
