package io.baton.delivery.stub;

import io.baton.delivery.NamedTool;
import io.baton.delivery.Order;
import io.baton.delivery.Target;
import io.baton.platform.Refusal;
import io.baton.platform.http.IntegrationStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Pretends to deploy. What it says of a deployment is the name of the job: {@code succeed}, {@code fail}, or {@code wait} for one
 * that runs until it is cancelled or its end is reported.
 */
@Component
@Profile("demo | sandbox")
class StubTool implements NamedTool {

    private static final Set<String> JOBS = Set.of("succeed", "fail", "wait");

    private final Map<String, Stage> stopped = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public void check(Target target) {
        if (!JOBS.contains(target.job())) {
            throw Refusal.invalid("job", "must be succeed, fail or wait: what the stub pretends.");
        }
    }

    @Override
    public Running trigger(Order order) {
        return new Running(order.id(), null);
    }

    @Override
    public Optional<Running> find(Order order, Instant since) {
        return Optional.of(new Running(order.id(), null));
    }

    @Override
    public Seen poll(Order order, Running running) {
        var stage = stopped.get(order.id());
        if (stage != null) {
            return new Seen(stage, running, "The stub was told to stop.");
        }
        return switch (order.job()) {
            case "succeed" -> new Seen(Stage.SUCCEEDED, running, "The stub pretends that all went well.");
            case "fail" -> new Seen(Stage.FAILED, running, "The stub pretends that it went wrong.");
            default -> new Seen(Stage.RUNNING, running, null);
        };
    }

    @Override
    public void cancel(Order order, Running running) {
        stopped.put(order.id(), Stage.CANCELLED);
    }

    @Override
    public IntegrationStatus status() {
        return IntegrationStatus.builtIn("deploy-stub", "Deployments that are only pretended");
    }
}
