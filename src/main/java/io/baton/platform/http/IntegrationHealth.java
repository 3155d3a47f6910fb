package io.baton.platform.http;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * The outside systems as a health group of its own, {@code /actuator/health/integrations}. What is down there does not
 * make this server unhealthy, or a load balancer would take away a server that works.
 */
@Component("integrationsHealthIndicator")
class IntegrationHealth implements HealthIndicator {

    static final Status IMPAIRED = new Status("IMPAIRED");

    private final Integrations integrations;

    IntegrationHealth(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Health health() {
        var down = integrations.statuses().stream()
                .filter(IntegrationStatus::isDown)
                .map(IntegrationStatus::id)
                .toList();
        return down.isEmpty()
                ? Health.up().build()
                : Health.status(IMPAIRED).withDetail("down", down).build();
    }
}
