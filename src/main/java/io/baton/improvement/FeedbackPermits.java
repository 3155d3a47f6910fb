package io.baton.improvement;

import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Permits to say one thing. Whoever is signed in gets one; it is signed by the server and written down nowhere, so when
 * it comes back, without any sign of who brings it, the server knows that a colleague speaks and cannot know which.
 */
@Component
class FeedbackPermits {

    private static final String PURPOSE = "feedback-permit\n";
    private static final int BYTES = 24;
    private static final int DAYS_GOOD = 1;

    private final Secrets secrets;
    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FeedbackPermits(Secrets secrets, JdbcClient db, Clock clock) {
        this.secrets = secrets;
        this.db = db;
        this.clock = clock;
    }

    /** A new permit, good until the end of tomorrow. A day is as exact as it gets, so it tells no time of issue. */
    String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "." + today().plusDays(DAYS_GOOD);
        return text + "." + secrets.fingerprint(PURPOSE + text);
    }

    /**
     * Uses a permit up, in the transaction of what it permits.
     *
     * @throws Refusal 403 for a permit that was not given here or has run out, 409 for one that was used
     */
    void use(String permit) {
        var end = permit.lastIndexOf('.');
        var text = end < 0 ? "" : permit.substring(0, end);
        var goodUntil = goodUntil(text);
        if (end < 0 || !isOurs(text, permit.substring(end + 1)) || today().isAfter(goodUntil)) {
            throw Refusal.forbidden(
                    "feedback-permit",
                    "This page has been open for too long. Open it again and send your text once more.");
        }
        try {
            db.sql("insert into feedback_permit (digest, good_until) values (?, ?)")
                    .params(secrets.fingerprint(PURPOSE + permit), goodUntil)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict(
                    "feedback-permit-used", "This text has been sent already. Open the page again for another.");
        }
    }

    void forgetOld() {
        db.sql("delete from feedback_permit where good_until < ?")
                .param(today())
                .update();
    }

    private boolean isOurs(String text, String signature) {
        return MessageDigest.isEqual(
                secrets.fingerprint(PURPOSE + text).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDate goodUntil(String text) {
        try {
            return LocalDate.parse(text.substring(text.indexOf('.') + 1));
        } catch (java.time.format.DateTimeParseException e) {
            return LocalDate.EPOCH;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
