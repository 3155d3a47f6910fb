package io.baton.governance.review;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.review.ReviewFigure;
import io.baton.ticket.review.ReviewItem;
import io.baton.ticket.review.ReviewQuestion;
import io.baton.ticket.review.ReviewScope;
import io.baton.ticket.review.ReviewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of review-campaign.bpmn, the same for every kind of review. */
@Component
class ReviewCourse {

    private static final int LONGEST_SUMMARY = 1900;

    /** One item, what is asked about it, and of whom. */
    record Assignment(ReviewedItem item, ReviewQuestion question, List<String> reviewers, Review review) {}

    private final ReviewBook book;
    private final ReviewTypes types;
    private final ReviewRules rules;
    private final Reviewers reviewers;
    private final TicketDesk desk;
    private final AuditLedger ledger;

    ReviewCourse(
            ReviewBook book,
            ReviewTypes types,
            ReviewRules rules,
            Reviewers reviewers,
            TicketDesk desk,
            AuditLedger ledger) {
        this.book = book;
        this.types = types;
        this.rules = rules;
        this.reviewers = reviewers;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** Finds the items; a second time it finds those of the first. */
    @Transactional
    int gather(String key) {
        var review = require(key);
        if (review.gatheredAt() != null) {
            return review.items();
        }
        var type = types.require(review.type());
        var items = new ArrayList<ReviewItem>();
        type.items(new ReviewScope(review.seed(), review.from(), review.to(), kind -> rules.of(type.name(), kind)))
                .forEach(item -> {
                    if (reviewers.of(item, rules.of(type.name(), item.kind())).isEmpty()) {
                        desk.note(key, "MESSAGE", "Left out, nobody may judge it: " + item.title(), true, Map.of());
                    } else {
                        items.add(item);
                    }
                });
        book.gather(key, items);
        ledger.append(AuditEvent.of("REVIEW_ITEMS_GATHERED", "review", key)
                .forTicket(key, null)
                .with("items", items.size())
                .with("seed", review.seed()));
        return items.size();
    }

    /** The item at a place of the review. */
    @Transactional
    Assignment assign(String key, int position) {
        var review = require(key);
        var type = types.require(review.type());
        var item = book.items(key).stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(key + " has no item at place " + position));
        var asked = item.judged().item();
        var people = reviewers.of(asked, rules.of(type.name(), asked.kind()));
        people.forEach(person -> desk.involve(key, person, "REVIEWER"));
        return new Assignment(item, type.question(asked), people, review);
    }

    /** Does what follows from the verdict on an item. */
    @Transactional
    void settle(String itemId) {
        var item = book.item(itemId).orElseThrow();
        var type = types.require(require(item.reviewKey()).type());
        var answer = Objects.requireNonNull(item.judged().answer(), "No verdict on " + itemId);
        type.settle(itemId, item.judged().item(), answer).ifPresent(led -> {
            book.ledTo(itemId, led);
            desk.note(
                    item.reviewKey(),
                    "STEP",
                    item.judged().item().title() + " led to " + led,
                    true,
                    Map.of("key", led));
        });
    }

    /** What the verdicts come to, in words. */
    String summary(String key) {
        var review = require(key);
        var items = book.items(key);
        var lines = new ArrayList<String>();
        lines.add(items.size() + (items.size() == 1 ? " item was judged." : " items were judged."));
        figures(review).forEach(figure -> lines.add(figure.title() + ": " + inWords(figure) + "."));
        items.stream()
                .filter(item -> item.ledTo() != null)
                .map(item -> "\"" + item.judged().item().title() + "\" led to " + item.ledTo() + ".")
                .forEach(lines::add);
        lines.addAll(types.require(review.type())
                .minutes(items.stream().map(ReviewedItem::judged).toList()));
        var text = lines.stream().collect(Collectors.joining("\n"));
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY) + " …";
    }

    private static String inWords(ReviewFigure figure) {
        return figure.part() + " of " + figure.whole()
                + (figure.percent() == null ? "" : " (" + figure.percent() + " %)");
    }

    /** What the verdicts given so far come to. */
    List<ReviewFigure> figures(Review review) {
        return types.require(review.type())
                .figures(book.items(review.key()).stream()
                        .map(ReviewedItem::judged)
                        .toList());
    }

    /** What stands in the way of the sign-off. */
    List<String> unsettled(Review review) {
        return types.require(review.type())
                .unsettled(book.items(review.key()).stream()
                        .map(ReviewedItem::judged)
                        .toList());
    }

    /** What stands in the way of a verdict. */
    List<String> undecided(ReviewedItem item, String verdict) {
        return type(item).undecided(item.judged().item(), verdict);
    }

    ReviewQuestion question(ReviewedItem item) {
        return type(item).question(item.judged().item());
    }

    /** People who judge what the reviewers leave undone. */
    List<String> others(ReviewedItem item) {
        var asked = item.judged().item();
        return reviewers.independent(
                asked, rules.of(type(item).name(), asked.kind()).otherwise());
    }

    private ReviewType type(ReviewedItem item) {
        return types.require(require(item.reviewKey()).type());
    }

    /** @throws Refusal 404 */
    private Review require(String key) {
        return book.find(key).orElseThrow(() -> Refusal.notFound("Review " + key));
    }
}
