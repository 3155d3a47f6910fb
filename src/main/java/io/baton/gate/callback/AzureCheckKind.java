package io.baton.gate.callback;

import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.platform.http.Connector;
import org.springframework.stereotype.Component;

@Component
class AzureCheckKind implements Installations.Kind {

    @Override
    public String name() {
        return AzureChecks.KIND;
    }

    @Override
    public String spokenName() {
        return "Azure DevOps";
    }

    @Override
    public CallbackTool tool(Connector connector, Installation settings) {
        return new AzureChecks(connector, settings);
    }
}
