package io.baton.ticket.review;

import java.util.List;
import java.util.Optional;

/**
 * One kind of review. The module that owns the data offers a bean of this type; review-campaign.bpmn takes every kind
 * through the same steps. A kind is real only with all three parts: items from live data, an effect, a closing rule.
 */
public interface ReviewType {

    /** Its name in tables and addresses, in kebab-case. */
    String name();

    /** Its name for people. */
    String title();

    /** What is to be judged, from live data; the same scope over the same data gives the same items. */
    List<ReviewItem> items(ReviewScope scope);

    /** What whoever judges the item is asked. */
    ReviewQuestion question(ReviewItem item);

    /**
     * Does what follows from a verdict. Asked again about the same item, it does nothing new.
     *
     * @param itemId tells items apart across all reviews
     * @return key of the ticket the verdict led to, if it led to one
     */
    Optional<String> settle(String itemId, ReviewItem item, ReviewAnswer answer);

    /** The closing rule: what still stands in the way of the sign-off, in words. */
    default List<String> unsettled(List<JudgedItem> items) {
        return items.stream()
                .filter(judged -> judged.answer() == null)
                .map(judged -> "No verdict yet on: " + judged.item().title() + ".")
                .toList();
    }

    /** What stands in the way of giving this verdict on an item now, in words; nothing where one reviewer decides alone. */
    default List<String> undecided(ReviewItem item, String verdict) {
        return List.of();
    }

    /** What was said on the way to the verdicts, a line each; part of the summary that is signed off. */
    default List<String> minutes(List<JudgedItem> items) {
        return List.of();
    }

    /** What the verdicts come to, in figures. */
    default List<ReviewFigure> figures(List<JudgedItem> items) {
        return List.of();
    }
}
