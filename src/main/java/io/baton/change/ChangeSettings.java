package io.baton.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes are judged.
 *
 * @param incidentsWithin how far back incidents count against what a change touches
 * @param failuresWithin how far back failed changes count; they are rarer than incidents
 * @param longestWindow how long the window of a change may be at most
 * @param modelsNeedChange whether people put models and tables live only by an approved change; what is planned by a change is
 *     held to it either way
 */
@ConfigurationProperties("baton.change")
record ChangeSettings(
        @DefaultValue("90d") Duration incidentsWithin,
        @DefaultValue("180d") Duration failuresWithin,
        @DefaultValue("31d") Duration longestWindow,
        @DefaultValue("true") boolean modelsNeedChange) {}
