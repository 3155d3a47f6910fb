package io.baton.delivery.gitlab;

import io.baton.delivery.DeliverySettings;
import io.baton.delivery.DeployTool;
import io.baton.delivery.ToolKind;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class GitLabKind implements ToolKind {

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String spokenName() {
        return "GitLab";
    }

    @Override
    public DeployTool tool(Connector connector, DeliverySettings.Tool settings) {
        return new GitLabPipelines(connector);
    }
}
