package io.baton.gate.callback;

import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class GitLabApprovalKind implements Installations.Kind {

    @Override
    public String name() {
        return GitLabApprovals.KIND;
    }

    @Override
    public String spokenName() {
        return "GitLab";
    }

    @Override
    public CallbackTool tool(Connector connector, Installation settings) {
        return new GitLabApprovals(connector, settings);
    }
}
