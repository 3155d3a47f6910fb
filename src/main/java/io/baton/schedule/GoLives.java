package io.baton.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says when new versions of this product's own models and tables must not go live: in blackouts, freezes and peak times. */
@Component
public class GoLives {

    private static final Set<String> KINDS =
            Set.of(EntryKind.BLACKOUT.name(), EntryKind.FREEZE.name(), EntryKind.PEAK.name());
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ConflictSearch search;
    private final ScheduleSettings settings;

    GoLives(ConflictSearch search, ScheduleSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    /** The id under which this product itself stands in the calendar. */
    public String service() {
        return settings.ownService();
    }

    /** The environment in which this server runs. */
    public String environment() {
        return settings.ownEnvironment();
    }

    /** What keeps models from going live at that moment; empty when nothing does. */
    public List<Collision> obstacles(Instant at) {
        return obstacles(at, at.plus(MOMENT));
    }

    /** What keeps models from going live at some moment of that time. */
    public List<Collision> obstacles(Instant from, Instant until) {
        var golive = new Plan(
                "go-live", "Go-live", Set.of(), settings.ownService(), settings.ownEnvironment(), null, from, until);
        return search.find(golive, new Span(from, until)).stream()
                .filter(collision -> KINDS.contains(collision.kind()))
                .toList();
    }
}
