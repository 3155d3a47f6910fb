package io.baton.delivery.github;

import io.baton.delivery.DeliverySettings;
import io.baton.delivery.DeployTool;
import io.baton.delivery.ToolKind;
import io.baton.platform.http.Connector;
import io.baton.platform.http.GitHubApp;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class GitHubKind implements ToolKind {

    private final Clock clock;

    GitHubKind(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String spokenName() {
        return "GitHub";
    }

    @Override
    public DeployTool tool(Connector connector, DeliverySettings.Tool settings) {
        return new GitHubWorkflows(
                connector, GitHubApp.of(settings.appId(), settings.installationId(), settings.privateKey(), clock));
    }
}
