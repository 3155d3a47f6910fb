package io.baton.notification;

import io.baton.notification.OutboxMessage.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox, on a thread of its own so that a slow mail server slows nothing else. A mail server that cannot
 * be reached costs one attempt of one message and a pause; a message that is refused costs attempts of its own.
 */
@Component
class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int SECONDS_TO_FINISH = 20;

    private final Outbox outbox;
    private final MailChannel mail;
    private final SealedPaths sealed;
    private final NotificationSettings settings;
    private final Clock clock;

    private @Nullable ScheduledExecutorService thread;
    private volatile @Nullable String trouble;
    private Duration pause = FIRST_PAUSE;
    private Instant pausedUntil = Instant.EPOCH;

    Postman(Outbox outbox, MailChannel mail, SealedPaths sealed, NotificationSettings settings, Clock clock) {
        this.outbox = outbox;
        this.mail = mail;
        this.sealed = sealed;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why the mail server could not be reached last time, or null when it could. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Sends what is due, unless the mail server is being left alone for a while. */
    synchronized void sendDue() {
        var start = clock.instant();
        if (start.isBefore(pausedUntil)) {
            return;
        }
        var stop = start.plus(settings.claim().dividedBy(2));
        var taken = outbox.claim(settings.batch(), start.plus(settings.claim()));
        var goOn = true;
        for (var message : taken) {
            if (goOn && clock.instant().isBefore(stop)) {
                goOn = send(message);
            } else {
                outbox.untouched(message.id());
            }
        }
    }

    /** @return whether the mail server is there for the next one */
    private boolean send(OutboxMessage message) {
        if (!settings.hasMailServer()) {
            outbox.done(message.id(), State.LOGGED);
            return true;
        }
        try {
            mail.send(message, sealed.open(message.body()));
            outbox.done(message.id(), State.SENT);
        } catch (MailChannel.Refused e) {
            refused(message, e);
        } catch (MailChannel.Unreachable e) {
            unreachable(message, String.valueOf(e.getMessage()));
            return false;
        } catch (IllegalStateException e) {
            outbox.giveUp(message.id(), "Its link was sealed with another key.");
            return true;
        }
        trouble = null;
        pause = FIRST_PAUSE;
        return true;
    }

    private void refused(OutboxMessage message, MailChannel.Refused refusal) {
        var why = String.valueOf(refusal.getMessage());
        var pauses = settings.retryPauses();
        if (refusal.isForGood() || message.attempts() >= pauses.size()) {
            LOG.warn("Message {} about {} is given up: {}", message.id(), message.about(), why);
            outbox.giveUp(message.id(), why);
        } else {
            outbox.retryAt(message.id(), clock.instant().plus(pauses.get(message.attempts())), why);
        }
    }

    private void unreachable(OutboxMessage message, String why) {
        var now = clock.instant();
        if (trouble == null) {
            LOG.warn("The mail server cannot be reached, messages wait: {}", why);
        }
        trouble = why;
        pausedUntil = now.plus(pause);
        if (message.queuedAt().plus(settings.giveUpAfter()).isBefore(now)) {
            outbox.giveUp(message.id(), why);
        } else {
            // Behind all others, so that a message the server chokes on does not stand in their way.
            outbox.retryAt(message.id(), pausedUntil, why);
        }
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
    }

    @Override
    public void start() {
        if (!settings.sending()) {
            return;
        }
        if (!settings.hasMailServer()) {
            LOG.warn("No mail server is set (BATON_MAIL_HOST): messages are kept in the outbox and sent to nobody.");
        }
        var started = Executors.newSingleThreadScheduledExecutor(work -> {
            var postman = new Thread(work, "postman");
            postman.setDaemon(true);
            return postman;
        });
        var interval = settings.pollInterval().toMillis();
        started.scheduleWithFixedDelay(this::sendDueQuietly, interval, interval, TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void sendDueQuietly() {
        try {
            sendDue();
        } catch (RuntimeException e) {
            LOG.error("The outbox could not be looked through; it is tried again.", e);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
