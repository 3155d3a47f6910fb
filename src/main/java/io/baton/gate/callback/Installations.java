package io.baton.gate.callback;

import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.gate.callback.CallbackSettings.Place;
import io.baton.gate.token.KnownIssuers;
import io.baton.platform.Refusal;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Integration;
import io.baton.platform.http.OutboundHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The tools the settings name, each with a way of its own to reach it. */
@Component
class Installations implements Integration.Group, KnownIssuers, DisposableBean {

    static final String PREFIX = "baton.gate.callback.installations.";
    private static final int SHORTEST_SECRET = 16;

    /** Makes tools of one technology. */
    interface Kind {

        String name();

        /** As people call it, such as "GitHub". */
        String spokenName();

        CallbackTool tool(Connector connector, Installation settings);
    }

    private final Map<String, CallbackTool> byName = new ConcurrentHashMap<>();
    private final Map<String, Installation> settings = new ConcurrentHashMap<>();
    private final List<Connector> connectors = new ArrayList<>();

    Installations(CallbackSettings all, List<Kind> kinds, OutboundHttp http) {
        all.installations().forEach((name, one) -> {
            if (!one.isOff()) {
                var kind = kind(name, one, kinds);
                requireSecret(name, one);
                var connector = http.connector(
                        "callback-" + name, kind.spokenName(), PREFIX + name + ".connector", one.connector());
                connectors.add(connector);
                add(name, kind.tool(connector, one), one);
            }
        });
    }

    private static Kind kind(String name, Installation one, List<Kind> kinds) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalStateException(
                    "The name in " + PREFIX + name + " must be of lower-case letters, digits and hyphens.");
        }
        return kinds.stream()
                .filter(kind -> kind.name().equals(one.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The setting " + PREFIX + name + ".kind must be one of "
                        + String.join(", ", kinds.stream().map(Kind::name).toList()) + "."));
    }

    private static void requireSecret(String name, Installation one) {
        var secret = one.secret();
        if (secret == null || secret.strip().length() < SHORTEST_SECRET) {
            throw new IllegalStateException("The setting " + PREFIX + name + ".secret must have at least "
                    + SHORTEST_SECRET + " characters: whoever knows it may ask the gate in the name of the tool.");
        }
    }

    void add(String name, CallbackTool tool, Installation one) {
        byName.put(name, tool);
        settings.put(name, one);
    }

    Optional<CallbackTool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws Refusal 404 also where it is of another kind */
    CallbackTool require(String kind, String name) {
        return find(name)
                .filter(tool -> tool.kind().equals(kind))
                .orElseThrow(() -> Refusal.notFound("An installation '" + name + "' of " + kind));
    }

    /** What an environment of the tool is here. */
    Place place(String name, String toolEnvironment) {
        var one = settings.get(name);
        return one == null ? Place.SAME : one.environments().getOrDefault(toolEnvironment, Place.SAME);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
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
