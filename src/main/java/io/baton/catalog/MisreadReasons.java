package io.baton.catalog;

import io.baton.platform.Relevance;
import io.baton.ticket.Reclassification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds out which corrections of a category say the same: they go from the same category to the same one, and their
 * reasons share enough words. Frequent ones are what the tables lack.
 */
final class MisreadReasons {

    /** Corrections that say the same, the first of them in front. */
    record Group(String from, String to, List<Reclassification> corrections) {

        int size() {
            return corrections.size();
        }

        String reason() {
            return corrections.get(0).reason();
        }
    }

    /** @param frequent the most frequent first; @param rare what is left over, oldest first */
    record Found(List<Group> frequent, List<Reclassification> rare) {}

    private MisreadReasons() {}

    /**
     * @param alike share of their words that two reasons must have in common, in percent
     * @param atLeast how many make a group
     * @param most how many groups are of interest
     */
    static Found in(List<Reclassification> all, int alike, int atLeast, int most) {
        var groups = new ArrayList<Group>();
        for (var one : all) {
            if (isCorrection(one)) {
                groups.stream()
                        .filter(group -> saysTheSame(group, one, alike))
                        .findFirst()
                        .orElseGet(() -> added(groups, one))
                        .corrections()
                        .add(one);
            }
        }
        var frequent = groups.stream()
                .filter(group -> group.size() >= atLeast)
                .sorted(Comparator.comparingInt(Group::size).reversed())
                .limit(most)
                .toList();
        var rare = groups.stream()
                .filter(group -> !frequent.contains(group))
                .flatMap(group -> group.corrections().stream())
                .sorted(Comparator.comparing(Reclassification::at))
                .toList();
        return new Found(frequent, rare);
    }

    /** Somebody may look again and find that it was right. */
    private static boolean isCorrection(Reclassification one) {
        return !one.before().equals(one.after());
    }

    private static Group added(List<Group> groups, Reclassification one) {
        var group = new Group(from(one), to(one), new ArrayList<>());
        groups.add(group);
        return group;
    }

    private static boolean saysTheSame(Group group, Reclassification one, int alike) {
        return group.from().equals(from(one))
                && group.to().equals(to(one))
                && isAlike(group.reason(), one.reason(), alike);
    }

    private static boolean isAlike(String one, String other, int alike) {
        var words = Relevance.stems(one);
        var others = Relevance.stems(other);
        if (words.equals(others)) {
            return true;
        }
        Set<String> all = new HashSet<>(words);
        all.addAll(others);
        words.retainAll(others);
        return words.size() * 100 >= alike * all.size();
    }

    static String from(Reclassification one) {
        return Objects.requireNonNullElse(one.before().category(), "none");
    }

    static String to(Reclassification one) {
        return Objects.requireNonNullElse(one.after().category(), "none");
    }
}
