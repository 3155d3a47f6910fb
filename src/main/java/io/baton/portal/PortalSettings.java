package io.baton.portal;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the pages look at the world.
 *
 * @param timeZone zone in which times are shown, such as {@code Europe/Berlin}; the server's own if absent
 */
@ConfigurationProperties("baton.portal")
record PortalSettings(@Nullable ZoneId timeZone) {

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
