package io.baton.notification;

import io.baton.platform.Secrets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Keeps paths that open something by themselves, such as the link of a survey, unreadable while their message waits in
 * the outbox, where administrators read. They are opened when the message is handed to the mail server.
 */
@Component
class SealedPaths {

    private static final String CONTEXT = "notification-path";
    private static final Pattern SEALED = Pattern.compile("\\{sealed:([A-Za-z0-9_.-]+)}");

    private final Secrets secrets;

    SealedPaths(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What stands in the text of a message instead of the path. */
    String seal(String path) {
        return "{sealed:" + secrets.seal(CONTEXT, path).get("secret") + "}";
    }

    /**
     * The text as its reader gets it.
     *
     * @throws IllegalStateException when a path was sealed with another key
     */
    String open(String text) {
        return SEALED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(secrets.open(CONTEXT, Map.of("secret", found.group(1)))));
    }
}
