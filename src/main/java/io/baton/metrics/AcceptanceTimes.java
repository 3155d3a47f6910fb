package io.baton.metrics;

import io.baton.ticket.RoutedWork;
import io.baton.ticket.RoutedWork.Offer;
import io.baton.ticket.RoutedWork.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long work waits from being given to a team until somebody accepts it. */
@Component
class AcceptanceTimes {

    private static final double SECONDS = 60;

    /**
     * One team and rule.
     *
     * @param open how many nobody has accepted yet; they count with the time they have waited so far
     */
    record Line(String group, Route route, int offered, int open, double median, double p90, double longest) {

        Pattern pattern() {
            return new Pattern(
                    Pattern.Kind.ACCEPT_LATENCY,
                    route,
                    group,
                    p90,
                    offered,
                    "Of " + offered + " pieces of work that " + route.rule() + " sent to " + group
                            + ", nine of ten were accepted within " + Math.round(p90) + " minutes, half within "
                            + Math.round(median) + "; " + open + " still wait.");
        }
    }

    private record Place(String group, Route route) {}

    private final RoutedWork work;
    private final Clock clock;

    AcceptanceTimes(RoutedWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** By team and rule, the slowest first. */
    List<Line> lines(Instant from, Instant to) {
        return work.offered(from, to).stream()
                .collect(Collectors.groupingBy(
                        offer -> new Place(offer.group(), offer.route()),
                        () -> new TreeMap<>(Comparator.comparing(Place::group)
                                .thenComparing(place -> place.route().rule())
                                .thenComparing(place -> place.route().toString())),
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Line::p90).reversed())
                .toList();
    }

    /** Nine of ten pieces of work were accepted within so many minutes; null when there were none. */
    @Nullable
    Double ninetieth(Instant from, Instant to) {
        var waits = work.offered(from, to).stream().map(this::minutes).sorted().toList();
        return waits.isEmpty() ? null : percentile(waits, 90);
    }

    private Line line(Place place, List<Offer> offers) {
        var waits = offers.stream().map(this::minutes).sorted().toList();
        return new Line(
                place.group(),
                place.route(),
                offers.size(),
                (int) offers.stream()
                        .filter(offer -> offer.acceptedAt() == null)
                        .count(),
                percentile(waits, 50),
                percentile(waits, 90),
                waits.get(waits.size() - 1));
    }

    private double minutes(Offer offer) {
        var end = offer.acceptedAt() == null ? clock.instant() : offer.acceptedAt();
        return Math.max(0, Duration.between(offer.offeredAt(), end).toSeconds()) / SECONDS;
    }

    /** Nearest rank: the smallest value that at least so many of a hundred do not exceed. */
    static double percentile(List<Double> sorted, int percent) {
        var rank = (int) Math.ceil(percent * sorted.size() / 100.0);
        return sorted.get(Math.max(1, rank) - 1);
    }
}
