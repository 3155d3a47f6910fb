package io.baton.delivery;

import io.baton.platform.Refusal;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Integration;
import io.baton.platform.http.OutboundHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The tools the settings name, each with a way of its own to reach it. */
@Component
class Tools implements Integration.Group, DisposableBean {

    private static final String PREFIX = "baton.delivery.tools.";

    private final Map<String, DeployTool> byName = new ConcurrentHashMap<>();
    private final List<Connector> connectors = new ArrayList<>();

    Tools(DeliverySettings settings, List<ToolKind> kinds, List<NamedTool> builtIn, OutboundHttp http) {
        builtIn.forEach(tool -> add(tool.name(), tool));
        settings.tools().forEach((name, tool) -> {
            if (!tool.isOff()) {
                add(name, made(name, tool, kinds, http));
            }
        });
    }

    private DeployTool made(String name, DeliverySettings.Tool tool, List<ToolKind> kinds, OutboundHttp http) {
        var kind = kinds.stream()
                .filter(one -> one.name().equals(tool.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The setting " + PREFIX + name + ".kind must be one of "
                        + String.join(", ", kinds.stream().map(ToolKind::name).toList()) + "."));
        var connector =
                http.connector("deploy-" + name, kind.spokenName(), PREFIX + name + ".connector", tool.connector());
        connectors.add(connector);
        return kind.tool(connector, tool);
    }

    void add(String name, DeployTool tool) {
        byName.put(name, tool);
    }

    Optional<DeployTool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    DeployTool require(String name) {
        return find(name).orElseThrow(() -> Refusal.invalid("tool", "There is no tool '" + name + "'. " + known()));
    }

    private String known() {
        return byName.isEmpty()
                ? "Name the address of one in the settings " + PREFIX + "…"
                : "Known are "
                        + String.join(", ", byName.keySet().stream().sorted().toList()) + ".";
    }

    @Override
    public List<? extends Integration> members() {
        return List.copyOf(byName.values());
    }

    @Override
    public void destroy() {
        connectors.forEach(Connector::close);
    }
}
