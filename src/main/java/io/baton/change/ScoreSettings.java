package io.baton.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the success of changes is counted; which share costs how many points is said by change-risk.dmn.
 *
 * @param within how far back changes count
 * @param least how many changes it takes at least; fewer say nothing
 */
@ConfigurationProperties("baton.change.score")
record ScoreSettings(
        @DefaultValue("180d") Duration within,
        @DefaultValue("10") int least) {

    ScoreSettings {
        if (least < 1) {
            throw new IllegalArgumentException("baton.change.score.least must be 1 or more.");
        }
    }
}
