package io.baton.notification;

import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import io.baton.platform.http.IntegrationStatus.Circuit;
import io.baton.platform.http.IntegrationStatus.Health;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail server among the other integrations: asked whether it takes a connection, without sending anything. */
@Component
class MailIntegration implements Integration {

    private static final String ID = "mail";
    private static final String PURPOSE = "Messages to people";

    private final MailChannel mail;
    private final NotificationSettings settings;
    private final Clock clock;
    private volatile Health health = Health.UNKNOWN;
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant lastFailure;
    private volatile @Nullable String lastFailureReason;

    MailIntegration(MailChannel mail, NotificationSettings settings, Clock clock) {
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public IntegrationStatus status() {
        if (!settings.hasMailServer()) {
            return IntegrationStatus.off(ID, PURPOSE + " (no mail server is set, they stay in the outbox)");
        }
        return new IntegrationStatus(
                ID,
                PURPOSE,
                "smtp",
                true,
                health,
                Circuit.NONE,
                lastSuccess,
                lastFailure,
                lastFailureReason,
                settings.mailHost() + ":" + settings.mailPort(),
                null,
                Map.of("timeout", settings.mailTimeout().toMillis() + " ms"));
    }

    @Override
    public void probe() {
        if (!settings.hasMailServer()) {
            return;
        }
        try {
            mail.requireReachable();
            lastSuccess = clock.instant();
            health = Health.UP;
        } catch (MessagingException e) {
            lastFailure = clock.instant();
            lastFailureReason = "The mail server cannot be reached: " + MailChannel.innermost(e);
            health = Health.DOWN;
        }
    }
}
