package io.baton.notification;

import io.baton.notification.OutboxMessage.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watches how long messages wait, as figures for monitoring and as a warning for admins. */
@Component
class OutboxWatch {

    /**
     * The state of the outbox.
     *
     * @param alarm whether the oldest message waits longer than it should
     * @param notice what to tell admins, if there is anything
     * @param mailServer {@code none}, {@code ok} or {@code unreachable}
     */
    record Health(
            long queued,
            long failed,
            long oldestUnsentSeconds,
            long alarmAfterSeconds,
            boolean alarm,
            @Nullable String notice,
            String mailServer) {}

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);

    private final Outbox outbox;
    private final Postman postman;
    private final NotificationSettings settings;
    private final Clock clock;

    private volatile @Nullable Instant oldestUnsent;
    private volatile long failed;
    private volatile boolean alarmed;

    OutboxWatch(Outbox outbox, Postman postman, NotificationSettings settings, Clock clock, MeterRegistry meters) {
        this.outbox = outbox;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("baton.notification.outbox.age", this, OutboxWatch::age)
                .baseUnit("seconds")
                .description("How long the oldest unsent message waits")
                .register(meters);
        Gauge.builder("baton.notification.outbox.failed", this, watch -> watch.failed)
                .description("Messages that were given up")
                .register(meters);
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    void look() {
        oldestUnsent = outbox.oldestUnsent().orElse(null);
        failed = outbox.count(State.FAILED);
        var late = isLate();
        if (late && !alarmed) {
            LOG.warn("Messages do not leave: the oldest waits for {} s. {}", (long) age(), trouble());
        } else if (!late && alarmed) {
            LOG.info("Messages leave again.");
        }
        alarmed = late;
    }

    Health health() {
        look();
        var late = isLate();
        return new Health(
                outbox.count(State.QUEUED) + outbox.count(State.SENDING),
                failed,
                (long) age(),
                settings.alarmAfter().toSeconds(),
                late,
                late ? "The oldest message waits for " + (long) age() + " s. " + trouble() : null,
                mailServer());
    }

    private String mailServer() {
        if (!settings.hasMailServer()) {
            return "none";
        }
        return postman.trouble() == null ? "ok" : "unreachable";
    }

    private String trouble() {
        var trouble = postman.trouble();
        return trouble == null ? "The mail server has not refused to answer." : "Mail server: " + trouble;
    }

    private boolean isLate() {
        return age() > settings.alarmAfter().toSeconds();
    }

    private double age() {
        var oldest = oldestUnsent;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
