package io.baton.notification;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages leave the house.
 *
 * @param publicUrl where people reach the server; links in messages start with it
 * @param timeZone in which messages tell times; the server's own if absent
 * @param templateDirectory message templates in here are used instead of the shipped ones
 * @param mailHost mail server; without one, messages are logged in the outbox and go no further
 * @param mailTimeout how long to wait for the mail server to connect, to answer and to take a line
 * @param sending whether this server sends at all
 * @param pollInterval how often the outbox is looked through
 * @param batch how many messages are taken at a time
 * @param claim how long a message taken is left alone before another server may take it
 * @param retryPauses pauses after refused attempts; when they are used up the message has failed
 * @param longestPause longest pause after which a mail server that could not be reached is tried again
 * @param giveUpAfter age at which a message is no longer worth sending
 * @param alarmAfter age of the oldest unsent message at which admins are warned
 */
@ConfigurationProperties("baton.notification")
record NotificationSettings(
        URI publicUrl,
        @Nullable ZoneId timeZone,
        @Nullable Path templateDirectory,
        @Nullable String mailHost,
        int mailPort,
        @Nullable String mailUser,
        @Nullable String mailPassword,
        boolean mailStartTls,
        String mailFrom,
        Duration mailTimeout,
        boolean sending,
        Duration pollInterval,
        int batch,
        Duration claim,
        List<Duration> retryPauses,
        Duration longestPause,
        Duration giveUpAfter,
        Duration alarmAfter) {

    boolean hasMailServer() {
        return mailHost != null && !mailHost.isBlank();
    }

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
