package io.baton.gate.callback;

import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.http.Connector;
import io.baton.platform.http.GitHubApp;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class GitHubRuleKind implements Installations.Kind {

    private final Clock clock;

    GitHubRuleKind(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return GitHubRules.KIND;
    }

    @Override
    public String spokenName() {
        return "GitHub";
    }

    @Override
    public CallbackTool tool(Connector connector, Installation settings) {
        var app = GitHubApp.of(settings.appId(), settings.installationId(), settings.privateKey(), clock);
        return new GitHubRules(connector, app, settings);
    }
}
