package io.baton.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of classification.dmn that match make of an ask. The highest weight wins; rows of that weight that name
 * different categories cancel each other out, and a person decides.
 *
 * @param candidates every row that matches, heaviest first
 */
record Reading(Outcome outcome, List<Candidate> candidates) {

    /** Whether a table could say what the ask is about. */
    enum Outcome {
        CLEAR,
        NONE,
        SEVERAL
    }

    /** One row that matches. */
    record Candidate(
            String category,
            @Nullable String subcategory,
            @Nullable String taskFamily,
            int weight) {

        static Candidate of(Map<String, Object> row) {
            return new Candidate(
                    Objects.toString(row.get("category")),
                    Objects.toString(row.get("subcategory"), null),
                    Objects.toString(row.get("taskFamily"), null),
                    Reading.weight(row.get("weight")));
        }
    }

    /** A row without a category makes all categories of its weight and more count alike. */
    static Reading of(List<Map<String, Object>> rows) {
        var level = rows.stream()
                .filter(row -> row.get("category") == null)
                .mapToInt(row -> weight(row.get("weight")))
                .min();
        var candidates = rows.stream()
                .filter(row -> row.get("category") != null)
                .map(Candidate::of)
                .sorted(Comparator.comparingInt(Candidate::weight).reversed())
                .toList();
        if (candidates.isEmpty()) {
            return new Reading(Outcome.NONE, candidates);
        }
        var highest = candidates.get(0).weight();
        var least = Math.min(highest, level.orElse(highest));
        var categories = candidates.stream()
                .filter(candidate -> candidate.weight() >= least)
                .map(Candidate::category)
                .distinct()
                .count();
        return new Reading(categories == 1 ? Outcome.CLEAR : Outcome.SEVERAL, candidates);
    }

    private static int weight(@Nullable Object cell) {
        return cell instanceof Number number ? number.intValue() : 1;
    }

    /** The row that decides, if one does. */
    Optional<Candidate> best() {
        return outcome == Outcome.CLEAR ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The candidates as lines of a list, for whoever decides by hand. */
    String inWords() {
        if (candidates.isEmpty()) {
            return "No row of the table matches these words.";
        }
        var heaviest = new LinkedHashMap<String, Integer>();
        candidates.forEach(c -> heaviest.putIfAbsent(
                c.category() + (c.subcategory() == null ? "" : " / " + c.subcategory()), c.weight()));
        return heaviest.entrySet().stream()
                .map(entry -> "- " + entry.getKey() + " (weight " + entry.getValue() + ")")
                .collect(Collectors.joining("\n"));
    }
}
