package io.baton.delivery.awx;

import io.baton.delivery.DeliverySettings;
import io.baton.delivery.DeployTool;
import io.baton.delivery.ToolKind;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class AwxKind implements ToolKind {

    @Override
    public String name() {
        return "awx";
    }

    @Override
    public String spokenName() {
        return "AWX";
    }

    @Override
    public DeployTool tool(Connector connector, DeliverySettings.Tool settings) {
        return new AwxJobs(connector, settings.apiPath());
    }
}
