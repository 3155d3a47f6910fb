package io.baton.schedule;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds what is planned in the times of an entry and would have to move. */
@Component
class HitPlans {

    private final Plans plans;
    private final RelatedItems inventory;
    private final ScheduleSettings settings;
    private final Clock clock;

    HitPlans(Plans plans, RelatedItems inventory, ScheduleSettings settings, Clock clock) {
        this.plans = plans;
        this.inventory = inventory;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is not over yet, the earliest first. */
    List<Plan> of(CalendarEntry entry) {
        var now = clock.instant();
        var spans = RecurrenceReader.trusted(entry).in(new Span(now, now.plus(settings.horizon())));
        if (spans.isEmpty()) {
            return List.of();
        }
        return plans.touching(spans.get(0).from(), spans.get(spans.size() - 1).until()).stream()
                .filter(plan -> spans.stream().anyMatch(new Span(plan.from(), plan.until())::overlaps))
                .filter(plan -> new Reach(plan, inventory).isHeldBy(entry))
                .toList();
    }
}
