package io.baton.schedule;

import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts on record that work is done at a time in which something is in its way; somebody looks at it afterwards. */
@Component
class ForcedTimes {

    private static final int LONGEST = 2000;

    private final Bypasses bypasses;
    private final ScheduleSettings settings;
    private final Clock clock;

    ForcedTimes(Bypasses bypasses, ScheduleSettings settings, Clock clock) {
        this.bypasses = bypasses;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the id of what was written down */
    String record(Plan plan, String ticketKey, String owner, List<Collision> conflicts, String reason) {
        var summary = "'" + plan.title() + "' is done from " + plan.from() + " until " + plan.until() + " although: "
                + words(conflicts);
        return bypasses.record(new Bypass.New(
                "SCHEDULE_FORCED",
                "change-calendar",
                ticketKey,
                summary.length() > LONGEST ? summary.substring(0, LONGEST) : summary,
                reason,
                null,
                owner,
                null,
                clock.instant().plus(settings.reviewWithin())));
    }

    /** What is in the way, the first three of it. */
    static String words(List<Collision> conflicts) {
        return conflicts.stream()
                .filter(Collision::isHard)
                .limit(3)
                .map(Collision::words)
                .collect(Collectors.joining(" "));
    }
}
