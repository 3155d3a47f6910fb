package io.baton.people.oncall;

import io.baton.people.Rotas.Overloaded;
import io.baton.people.Rotas.Quality;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how good a plan is: how much of the time is covered, and how evenly it is shared. */
final class Fairness {

    /** A difference that nobody feels. */
    private static final int EVEN_ENOUGH = 95;

    private static final int FULL = 100;

    private Fairness() {}

    static Quality of(List<Watch> resolved, List<Span> wanted, List<Span> gaps) {
        var load = new TreeMap<String, Duration>();
        resolved.forEach(watch -> load.merge(watch.person(), watch.length(), Duration::plus));
        int coverage = coverage(Span.total(Span.union(wanted)), Span.total(gaps));
        int balance = balance(List.copyOf(load.values()));
        var even = balance >= EVEN_ENOUGH;
        return new Quality(
                (coverage + (even ? FULL : balance)) / 2, coverage, balance, even ? List.of() : overloaded(load));
    }

    /** Rounded down, so that only what has no gap at all is full. */
    private static int coverage(Duration wanted, Duration missing) {
        return wanted.isZero()
                ? FULL
                : (int) (FULL * wanted.minus(missing).toSeconds() / Math.max(1, wanted.toSeconds()));
    }

    /** Compares every two people: the smaller share by the larger, and the mean of that. */
    static int balance(List<Duration> shares) {
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < shares.size(); one++) {
            for (int other = one + 1; other < shares.size(); other++) {
                double a = shares.get(one).toSeconds();
                double b = shares.get(other).toSeconds();
                sum += Math.min(a, b) / Math.max(1, Math.max(a, b));
                pairs++;
            }
        }
        return pairs == 0 ? FULL : (int) Math.floor(FULL * sum / pairs);
    }

    private static List<Overloaded> overloaded(Map<String, Duration> load) {
        var average =
                load.values().stream().mapToLong(Duration::toSeconds).average().orElse(0);
        return load.entrySet().stream()
                .filter(entry -> entry.getValue().toSeconds() > average)
                .map(entry -> new Overloaded(
                        entry.getKey(),
                        entry.getValue(),
                        (int) Math.round(FULL * entry.getValue().toSeconds() / average) - FULL))
                .sorted(Comparator.comparing(Overloaded::percent).reversed())
                .toList();
    }
}
