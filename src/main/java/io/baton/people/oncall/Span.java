package io.baton.people.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param until first moment after it
 */
record Span(Instant from, Instant until) {

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    Duration length() {
        return isEmpty() ? Duration.ZERO : Duration.between(from, until);
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    Span within(Span other) {
        return new Span(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    /** What is left of this after the others are taken out. */
    List<Span> without(List<Span> others) {
        var left = new ArrayList<Span>();
        var start = from;
        for (var other : union(others)) {
            if (other.overlaps(new Span(start, until))) {
                if (start.isBefore(other.from)) {
                    left.add(new Span(start, other.from));
                }
                start = other.until;
            }
        }
        if (start.isBefore(until)) {
            left.add(new Span(start, until));
        }
        return left;
    }

    /** The same time without overlap, in order; what touches becomes one. */
    static List<Span> union(List<Span> spans) {
        var merged = new ArrayList<Span>();
        spans.stream()
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparing(Span::from))
                .forEach(span -> {
                    var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last == null || last.until.isBefore(span.from)) {
                        merged.add(span);
                    } else if (last.until.isBefore(span.until)) {
                        merged.set(merged.size() - 1, new Span(last.from, span.until));
                    }
                });
        return merged;
    }

    static Duration total(List<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    static Optional<Span> common(Span one, Span other) {
        var both = one.within(other);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
