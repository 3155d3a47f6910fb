package io.baton.ticket.review;

import java.util.Map;
import java.util.Set;

/**
 * One thing to be judged.
 *
 * @param kind groups the items of a review, such as {@code SAMPLE}; has a row in review-items.dmn
 * @param evidence what the reviewer needs to know, in Markdown
 * @param subjects people whose judgement is reviewed, or whose own matter it is; none of them is asked
 * @param blind whether the facts are kept from everybody until there is a verdict
 * @param facts what the kind of review needs to make something of the verdict; plain values and lists
 */
public record ReviewItem(
        String kind, String title, String evidence, Set<String> subjects, boolean blind, Map<String, Object> facts) {

    public ReviewItem {
        subjects = Set.copyOf(subjects);
        facts = Map.copyOf(facts);
    }
}
