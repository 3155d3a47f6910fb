package io.baton.improvement;

import io.baton.engine.ProcessRegistry;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people write about the way of working without their name, and everybody reads what was written and answered. It
 * writes nothing to the ledger: an entry there has a time to the millisecond. The round that takes entries in does.
 */
@Component
public class FeedbackBook {

    private static final int LONGEST = 2000;
    private static final int PER_MINUTE = 30;

    private final FeedbackEntries entries;
    private final FeedbackPermits permits;
    private final ProcessRegistry registry;
    private final Clock clock;

    /** One bucket for all: a bucket per person would have to know the person. */
    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
            .build();

    FeedbackBook(FeedbackEntries entries, FeedbackPermits permits, ProcessRegistry registry, Clock clock) {
        this.entries = entries;
        this.permits = permits;
        this.registry = registry;
        this.clock = clock;
    }

    /** A permit to write once, for somebody who is signed in; it is kept nowhere. */
    public String permit() {
        return permits.next();
    }

    /**
     * Writes an entry.
     *
     * @throws Refusal 422 naming the field, 403 or 409 for a permit that is not or no longer good, 429 when it is too much
     */
    @Transactional
    public void write(
            @Nullable String permit,
            @Nullable String processKey,
            @Nullable String activityId,
            @Nullable String remark) {
        if (!bucket.tryConsume(1)) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-requests",
                    "Too many people write at the moment. Please send it again in a minute.",
                    List.of(),
                    Map.of());
        }
        var activity = activityId == null || activityId.isBlank() ? null : activityId;
        check(processKey, activity, remark);
        permits.use(String.valueOf(permit));
        entries.add(
                UUID.randomUUID().toString(),
                String.valueOf(processKey),
                activity,
                String.valueOf(remark).strip(),
                LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    }

    private void check(@Nullable String processKey, @Nullable String activityId, @Nullable String remark) {
        var errors = new ArrayList<FieldError>();
        var model = processKey == null ? null : registry.find(processKey).orElse(null);
        if (model == null) {
            errors.add(new FieldError("process", "must be the key of a process in force."));
        } else if (activityId != null
                && model.activities().stream()
                        .noneMatch(activity -> activity.id().equals(activityId))) {
            errors.add(new FieldError("activity", "is no step of this process."));
        }
        if (remark == null || remark.isBlank() || remark.length() > LONGEST) {
            errors.add(new FieldError("text", "must have 1 to " + LONGEST + " characters."));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** Entries and their answers, the latest days first. */
    public Page<Feedback> read(@Nullable String processKey, int page, int size) {
        return entries.all(processKey, page, size);
    }
}
