package io.baton.sla;

import io.baton.sla.ServiceLevels.PlanChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Both plans of each change, read off the segments of a clock. */
final class PlanChanges {

    private PlanChanges() {}

    static List<PlanChange> of(ClockHistory history) {
        var changes = new ArrayList<PlanChange>();
        var segments = history.segments();
        for (int i = 1; i < segments.size(); i++) {
            var before = segments.get(i - 1);
            var after = segments.get(i);
            if (after.mode() != ClockMode.ENDED
                    && (!Objects.equals(before.promise(), after.promise())
                            || !Objects.equals(before.dueAt(), after.dueAt()))) {
                changes.add(new PlanChange(
                        after.from(),
                        after.cause(),
                        before.promise().target(),
                        after.promise().target(),
                        before.dueAt(),
                        after.dueAt()));
            }
        }
        return changes;
    }
}
