package io.baton.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Pattern;

/** How long a client is willing to wait, as RFC 7240 has it say. */
final class Waits {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?");

    private Waits() {}

    static Duration of(HttpServletRequest request, Duration longest) {
        var asked = Collections.list(request.getHeaders("Prefer")).stream()
                .map(WAIT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .findFirst()
                .orElse(Duration.ZERO);
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
