package io.baton.schedule;

import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.schedule.ChangeCalendar.Free;
import io.baton.schedule.ChangeCalendarController.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers whoever wants to know whether a time would do, before anything is planned. */
@Component
class SlotFinder {

    private static final int MOST_ITEMS = 50;

    private final ChangeCalendar calendar;
    private final RelatedItems inventory;

    SlotFinder(ChangeCalendar calendar, RelatedItems inventory) {
        this.calendar = calendar;
        this.inventory = inventory;
    }

    /** @throws Refusal 422 naming what cannot be looked up */
    Plan plan(Wish wish) {
        var errors = new ArrayList<FieldError>();
        var items = Objects.requireNonNullElse(wish.items(), Set.<String>of());
        if (items.size() > MOST_ITEMS) {
            throw Refusal.invalid("items", "must be at most " + MOST_ITEMS + ".");
        }
        var known = inventory.find(items).keySet();
        var unknown = items.stream().filter(id -> !known.contains(id)).sorted().toList();
        if (!unknown.isEmpty()) {
            errors.add(new FieldError(
                    "items", "names no registered configuration item: " + String.join(", ", unknown) + "."));
        }
        var from = wish.from();
        var until = wish.until();
        if (from == null) {
            errors.add(new FieldError("from", "is required, such as 2026-12-20T18:00:00Z."));
        }
        if (until == null) {
            errors.add(new FieldError("until", "is required, such as 2026-12-20T19:00:00Z."));
        }
        if (!errors.isEmpty() || from == null || until == null) {
            throw Refusal.invalid(errors);
        }
        return new Plan("", "", items, wish.service(), wish.environment(), wish.person(), from, until);
    }

    List<Collision> collisions(Plan plan) {
        return calendar.collisions(plan);
    }

    @Nullable
    Free nextFree(Plan plan) {
        return calendar.nextFree(plan).orElse(null);
    }
}
