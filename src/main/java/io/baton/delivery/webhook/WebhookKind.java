package io.baton.delivery.webhook;

import io.baton.delivery.DeliverySettings;
import io.baton.delivery.DeployTool;
import io.baton.delivery.ToolKind;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class WebhookKind implements ToolKind {

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String spokenName() {
        return "The deployment webhook";
    }

    @Override
    public DeployTool tool(Connector connector, DeliverySettings.Tool settings) {
        return new Webhook(connector, settings.secret());
    }
}
