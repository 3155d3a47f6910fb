package io.baton.event;

import io.baton.ticket.OpenAlerts;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells those who judge a new ticket whether monitoring has seen the trouble as well. */
@Component
class RecentAlerts implements OpenAlerts {

    private final Alerts alerts;
    private final EventSettings settings;
    private final Clock clock;

    RecentAlerts(Alerts alerts, EventSettings settings, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int on(String ciId) {
        return alerts.troublesSince(ciId, clock.instant().minus(settings.openFor()));
    }
}
