package io.baton.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code baton.gate}.
 *
 * @param checksPerSecond how often one caller may ask, in the long run; {@code checkBurst} at once
 * @param grantsPerSecond how often one caller may want to be let through; {@code grantBurst} at once
 * @param waitersPerCaller how many questions of one caller may wait at once
 * @param waiters how many questions may wait on one server
 * @param longestWait how long a question waits at most
 */
@ConfigurationProperties("baton.gate")
record GateSettings(
        @DefaultValue("10") int checksPerSecond,
        @DefaultValue("30") int checkBurst,
        @DefaultValue("1") int grantsPerSecond,
        @DefaultValue("5") int grantBurst,
        @DefaultValue("5") int waitersPerCaller,
        @DefaultValue("4000") int waiters,
        @DefaultValue("55s") Duration longestWait) {}
