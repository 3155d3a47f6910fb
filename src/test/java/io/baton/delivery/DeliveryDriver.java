package io.baton.delivery;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Gatekeeper.Standing;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.platform.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mockito.AdditionalAnswers;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Drives hand-offs on the shared server: changes and a gate that the test decides, tools that it names, one look at a time. */
public final class DeliveryDriver implements AutoCloseable {

    private static final String CHANGES = "changesOfTheTest";
    private static final String GATE = "gateOfTheTest";

    private final ApplicationContext server;
    private final DefaultListableBeanFactory beans;
    private final Map<String, Deployable> allowed = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, String> ended = new ConcurrentHashMap<>();
    private volatile Standing standing = Standing.OPEN;

    public DeliveryDriver(ApplicationContext server) {
        this.server = server;
        this.beans = ((GenericApplicationContext) server).getDefaultListableBeanFactory();
        register(CHANGES, Changes.class, changes());
        register(GATE, Gatekeeper.class, gate());
    }

    /** Without doubles: the changes and the gate of the server. */
    public static void look(ApplicationContext server) {
        server.getBean(Dispatcher.class).workDue();
    }

    /** From now on this tool brings a service to production. */
    public static void deployBy(ApplicationContext server, String service, DeployTool tool, String job) {
        var name = "t-" + UUID.randomUUID().toString().substring(0, 12);
        server.getBean(Tools.class).add(name, tool);
        server.getBean(Targets.class)
                .add(
                        new Target(
                                Ids.next(),
                                service,
                                "production",
                                name,
                                job,
                                null,
                                Map.of("VERSION", "{version}", "CHANGE", "{change}"),
                                Duration.ofHours(1),
                                null,
                                1),
                        "admin");
    }

    /** A tool that takes the first order, whereupon the server dies before it can write that down. */
    public static DeployTool dyingAfterTheFirstOrder(DeployTool real) {
        var tool = mock(DeployTool.class, AdditionalAnswers.delegatesTo(real));
        doAnswer(call -> {
                    real.trigger(call.getArgument(0));
                    throw new OutOfMemoryError("the server of the test dies");
                })
                .doAnswer(call -> real.trigger(call.getArgument(0)))
                .when(tool)
                .trigger(any());
        return tool;
    }

    /** The id that travels with the newest order for a change. */
    public static String newest(ApplicationContext server, String change) {
        return server.getBean(Dispatches.class).of(change).get(0).id();
    }

    private <T> void register(String name, Class<T> type, T bean) {
        var definition = new RootBeanDefinition(type, () -> bean);
        definition.setPrimary(true);
        beans.registerBeanDefinition(name, definition);
    }

    private Changes changes() {
        var changes = mock(Changes.class);
        when(changes.permit(anyString()))
                .thenAnswer(call -> Optional.ofNullable(allowed.get(call.<String>getArgument(0)))
                        .map(what -> new Permit(
                                call.getArgument(0),
                                "STANDARD",
                                PermitState.APPROVED,
                                what,
                                null,
                                null,
                                1,
                                "0",
                                "LOW",
                                "change-manager",
                                "approved",
                                List.of())));
        return changes;
    }

    private Gatekeeper gate() {
        var gate = mock(Gatekeeper.class);
        when(gate.ask(anyString(), any()))
                .thenAnswer(call -> new Gatekeeper.Answer(
                        standing,
                        standing == Standing.OPEN
                                ? new Gatekeeper.Granted(Ids.next(), call.getArgument(0), java.time.Instant.MAX)
                                : null,
                        "The window opens at 22:00."));
        when(gate.standing(anyString())).thenAnswer(call -> standing);
        when(gate.isRevoked(anyString())).thenAnswer(call -> revoked.contains(call.<String>getArgument(0)));
        doAnswer(call -> ended.put(call.getArgument(0), String.valueOf(call.<Object>getArgument(1))))
                .when(gate)
                .ended(anyString(), any(), any());
        return gate;
    }

    /** From now on the change allows this version of a service of its own, which this tool deploys. */
    public void allow(String change, String tool, String job) {
        var service = "svc-" + Ids.next();
        allowed.put(
                change,
                new Deployable(service, "production", "1.4.2", "0123456789012345678901234567890123456789", Set.of()));
        server.getBean(Targets.class)
                .add(
                        new Target(
                                Ids.next(),
                                service,
                                "production",
                                tool,
                                job,
                                "v{version}",
                                Map.of("VERSION", "{version}"),
                                Duration.ofHours(1),
                                "target-secret",
                                1),
                        "admin");
    }

    public void addTool(String name, DeployTool tool) {
        server.getBean(Tools.class).add(name, tool);
    }

    public void gate(Standing now) {
        standing = now;
    }

    /** One look at everything that is due. */
    public void look() {
        server.getBean(Dispatcher.class).workDue();
    }

    public void revoke(String change) {
        revoked.add(newest(change).grantId());
    }

    /** What the gate was told. */
    public @Nullable String endedAtGate(String change) {
        return ended.get(newest(change).grantId());
    }

    public String id(String change) {
        return newest(change).id();
    }

    public String state(String change) {
        return newest(change).state().name();
    }

    private Dispatch newest(String change) {
        return server.getBean(Dispatches.class).of(change).get(0);
    }

    @Override
    public void close() {
        beans.removeBeanDefinition(CHANGES);
        beans.removeBeanDefinition(GATE);
    }
}
