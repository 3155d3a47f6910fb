package io.baton.catalog;

import io.baton.ticket.review.JudgedItem;
import io.baton.ticket.review.ReviewAnswer;
import io.baton.ticket.review.ReviewFigure;
import java.util.List;
import java.util.Objects;

/** How often two judges who knew nothing of each other came to the same answer. */
final class TriageAgreement {

    private TriageAgreement() {}

    /** @param samples items of double triage; those without a second answer yet do not count */
    static List<ReviewFigure> of(List<JudgedItem> samples) {
        var judged = samples.stream().filter(one -> one.answer() != null).toList();
        var both = count(judged, true, true);
        return List.of(
                new ReviewFigure("agreement", "Double triage agrees on category and team", both, judged.size()),
                new ReviewFigure(
                        "agreement-category",
                        "Double triage agrees on the category",
                        count(judged, true, false),
                        judged.size()),
                new ReviewFigure(
                        "agreement-team",
                        "Double triage agrees on the team",
                        count(judged, false, true),
                        judged.size()));
    }

    private static int count(List<JudgedItem> judged, boolean category, boolean team) {
        return (int) judged.stream()
                .filter(one -> !category || isSame(one, "category", answer(one).verdict()))
                .filter(one ->
                        !team || isSame(one, "team", String.valueOf(answer(one).team())))
                .count();
    }

    private static boolean isSame(JudgedItem one, String fact, String second) {
        return second.equals(one.item().facts().get(fact));
    }

    private static ReviewAnswer answer(JudgedItem one) {
        return Objects.requireNonNull(one.answer());
    }
}
