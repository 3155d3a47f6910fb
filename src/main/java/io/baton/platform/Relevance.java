package io.baton.platform;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ranks texts by the words they share with a question; rare words count more than frequent ones, words of the title more
 * than those of the body. Enough for some thousand short texts, and explainable; no index to keep in step.
 */
public final class Relevance {

    private static final double TITLE = 1.0;
    private static final double BODY = 0.5;

    /** Words that say nothing about the subject. */
    private static final Set<String> EMPTY = Set.of(
            ("a an and are as at be but by can could do does for from get had has have how i if in into is it its me my no not"
                            + " of on or our please since so some that the their them then there they this to too up us was"
                            + " we what when where which who why will with would you your need want like help hello hi thanks")
                    .split(" "));

    /** A text that may be found, split into what names it and what it says. */
    public record Text<T>(T subject, Set<String> title, Set<String> body) {

        public static <T> Text<T> of(T subject, String title, String body) {
            return new Text<>(subject, stems(title), stems(body));
        }

        private double weightOf(String stem) {
            return title.contains(stem) ? TITLE : body.contains(stem) ? BODY : 0;
        }
    }

    /** @param score 0 to 1: which part of the question the text covers */
    public record Hit<T>(T subject, double score) {}

    private Relevance() {}

    /** The words that carry meaning, without endings. */
    public static Set<String> stems(String text) {
        var stems = new LinkedHashSet<String>();
        for (var word : Words.of(text)) {
            if (word.length() > 1 && !EMPTY.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    /** The best texts for a question, best first; those below the threshold are left out. */
    public static <T> List<Hit<T>> rank(String question, List<Text<T>> texts, double threshold, int limit) {
        var asked = stems(question);
        if (asked.isEmpty() || texts.isEmpty()) {
            return List.of();
        }
        var rarity = rarity(asked, texts);
        double whole = rarity.values().stream().mapToDouble(r -> r * TITLE).sum();
        return texts.stream()
                .map(text -> new Hit<>(
                        text.subject(),
                        asked.stream()
                                        .mapToDouble(stem -> rarity.getOrDefault(stem, 0.0) * text.weightOf(stem))
                                        .sum()
                                / whole))
                .filter(hit -> hit.score() > 0 && hit.score() >= threshold)
                .sorted(Comparator.comparingDouble((Hit<T> hit) -> hit.score()).reversed())
                .limit(limit)
                .toList();
    }

    private static <T> Map<String, Double> rarity(Set<String> asked, List<Text<T>> texts) {
        var rarity = new HashMap<String, Double>();
        for (var stem : asked) {
            var holders = texts.stream().filter(text -> text.weightOf(stem) > 0).count();
            rarity.put(stem, Math.log(1 + texts.size() / (1.0 + holders)));
        }
        return rarity;
    }

    /** Cuts the endings of English plurals and verb forms; crude, but the same for question and text. */
    private static String stem(String word) {
        var stem = word;
        if (stem.length() > 4 && stem.endsWith("ies")) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        if (stem.length() > 5 && stem.endsWith("ing")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.length() > 4 && stem.endsWith("ed")) {
            stem = stem.substring(0, stem.length() - 2);
        } else if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        var last = stem.length() - 1;
        if (last > 2 && stem.charAt(last) == stem.charAt(last - 1) && !stem.endsWith("ss")) {
            stem = stem.substring(0, last);
        }
        return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
