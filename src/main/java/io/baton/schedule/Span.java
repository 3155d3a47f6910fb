package io.baton.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, its end exclusive. */
record Span(Instant from, Instant until) {

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** The same times in order, with what touches or overlaps made one. */
    static List<Span> merged(Collection<Span> spans) {
        var merged = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.until.isBefore(span.from)) {
                merged.add(span);
            } else if (last.until.isBefore(span.until)) {
                merged.set(merged.size() - 1, new Span(last.from, span.until));
            }
        }
        return merged;
    }

    /** What of this time lies in none of the others. */
    List<Span> without(Collection<Span> others) {
        var left = new ArrayList<Span>();
        var at = from;
        for (var other : merged(others)) {
            if (other.overlaps(this)) {
                if (at.isBefore(other.from)) {
                    left.add(new Span(at, other.from));
                }
                at = other.until;
            }
        }
        if (at.isBefore(until)) {
            left.add(new Span(at, until));
        }
        return left;
    }
}
