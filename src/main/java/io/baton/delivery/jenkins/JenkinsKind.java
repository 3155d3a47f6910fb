package io.baton.delivery.jenkins;

import io.baton.delivery.DeliverySettings;
import io.baton.delivery.DeployTool;
import io.baton.delivery.ToolKind;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class JenkinsKind implements ToolKind {

    @Override
    public String name() {
        return "jenkins";
    }

    @Override
    public String spokenName() {
        return "Jenkins";
    }

    @Override
    public DeployTool tool(Connector connector, DeliverySettings.Tool settings) {
        return new JenkinsJobs(connector);
    }
}
