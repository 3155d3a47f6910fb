package io.baton.engine.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.jspecify.annotations.Nullable;

/** What the engine's queries ask of a list: matching, ordering, one page of it. */
final class Found {

    private Found() {}

    /** Whether a criterion that was not asked for, or equals the value, lets it pass. */
    static boolean is(@Nullable String asked, @Nullable String value) {
        return asked == null || asked.equals(value);
    }

    static boolean in(String @Nullable [] asked, String value) {
        return asked == null || List.of(asked).contains(value);
    }

    /** SQL's LIKE with {@code %} and {@code _}, ignoring case as people do when they search. */
    static boolean like(@Nullable String asked, @Nullable String value) {
        return asked == null || (value != null && pattern(asked).test(value.toLowerCase(Locale.ROOT)));
    }

    private static Predicate<String> pattern(String asked) {
        var regex = new StringBuilder();
        asked.toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    static <T> Comparator<T> reversedIf(Comparator<T> order, List<QueryOrderingProperty> orderings) {
        var descending = !orderings.isEmpty()
                && Direction.DESCENDING.equals(orderings.get(0).getDirection());
        return descending ? order.reversed() : order;
    }

    static <T> List<T> page(List<T> all, @Nullable Page page) {
        if (page == null) {
            return all;
        }
        var first = Math.min(page.getFirstResult(), all.size());
        return all.subList(first, (int) Math.min((long) first + page.getMaxResults(), all.size()));
    }
}
