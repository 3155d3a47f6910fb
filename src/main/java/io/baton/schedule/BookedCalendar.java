package io.baton.schedule;

import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The change calendar, as it is written down in the database. */
@Component
class BookedCalendar implements ChangeCalendar {

    private static final Duration FARTHEST = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Plans plans;
    private final ConflictSearch search;

    BookedCalendar(Plans plans, ConflictSearch search) {
        this.plans = plans;
        this.search = search;
    }

    @Override
    public List<Collision> collisions(Plan plan) {
        check(plan);
        return search.find(plan, new Span(plan.from(), plan.until()));
    }

    /** Goes from one end of what is in the way to the next; what is in the way is looked up once. */
    @Override
    public Optional<Free> nextFree(Plan plan) {
        check(plan);
        var length = Duration.between(plan.from(), plan.until());
        var latest = plan.from().plus(FARTHEST);
        var hard = search.find(plan, new Span(plan.from(), latest.plus(length))).stream()
                .filter(Collision::isHard)
                .map(collision -> new Span(collision.from(), collision.until()))
                .toList();
        var at = plan.from();
        for (var taken : Span.merged(hard)) {
            if (taken.overlaps(new Span(at, at.plus(length)))) {
                at = taken.until();
            }
        }
        return at.isAfter(latest) ? Optional.empty() : Optional.of(new Free(at, at.plus(length)));
    }

    @Override
    @Transactional
    public void put(Plan plan) {
        check(plan);
        plans.put(plan);
    }

    @Override
    @Transactional
    public void drop(String key) {
        plans.drop(key);
    }

    private static void check(Plan plan) {
        if (!plan.from().isBefore(plan.until())) {
            throw Refusal.invalid("until", "must be after the begin.");
        }
        if (Duration.between(plan.from(), plan.until()).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "must be at most " + LONGEST.toDays() + " days after the begin.");
        }
    }
}
