package io.baton.showback;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How costs are told to those who pay.
 *
 * @param mode what holds for cost centres that say nothing themselves
 * @param currency currency of all amounts, as its ISO 4217 code
 * @param timeZone where months begin and end; the server's own if blank
 */
@ConfigurationProperties("baton.showback")
record ShowbackSettings(
        @DefaultValue("SHOWBACK") CostCentre.Mode mode,
        @DefaultValue("EUR") String currency,
        @DefaultValue("") String timeZone) {

    ZoneId zone() {
        return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }
}
