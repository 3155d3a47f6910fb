package io.baton.catalog;

import io.baton.platform.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the catalogue item whose title and keywords occur in free text, as whole words. */
final class CatalogueMatch {

    private record Score(CatalogueItem item, int words) {}

    private CatalogueMatch() {}

    /**
     * The item with the most matching words; none where items of several categories match as well as each other.
     *
     * @param ask normalised words
     */
    static Optional<CatalogueItem> best(List<CatalogueItem> items, String ask) {
        var scores = items.stream()
                .filter(item -> !item.retired())
                .map(item -> new Score(item, score(item.definition(), ask)))
                .filter(score -> score.words() > 0)
                .toList();
        var highest = scores.stream().mapToInt(Score::words).max().orElse(0);
        var best = scores.stream().filter(score -> score.words() == highest).toList();
        var categories = best.stream()
                .map(score -> score.item().definition().category())
                .distinct()
                .count();
        return categories == 1 ? Optional.of(best.get(0).item()) : Optional.empty();
    }

    /** How many words of the ask the item's title and keywords cover; a phrase counts only as a whole. */
    private static int score(ItemDefinition item, String ask) {
        return Stream.concat(Stream.of(item.title()), item.keywords().stream())
                .map(Words::normalised)
                .distinct()
                .filter(phrase -> !phrase.isEmpty() && ask.contains(phrase))
                .mapToInt(phrase -> phrase.strip().split(" ").length)
                .sum();
    }
}
