package io.baton.platform.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All links to outside systems, each asked again and again whether it is there, also while nobody needs it. */
@Component
public class Integrations implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);
    private static final long PAUSE = 20_000;

    private final List<Integration> all;
    private final ExecutorService probes;

    Integrations(List<Integration> single, List<Integration.Group> groups, MeterRegistry meters) {
        this.all = Stream.concat(single.stream(), groups.stream().flatMap(group -> group.members().stream()))
                .toList();
        // One thread each, so that one that hangs holds up nobody; one that hangs still is not asked a second time.
        this.probes = new ThreadPoolExecutor(
                0,
                Math.max(1, all.size()),
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> {
                    var thread = new Thread(work, "integration-probe");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        for (var integration : all) {
            Gauge.builder("baton.integration.up", integration, one -> up(one.status()))
                    .description(
                            "1 when the outside system did its last work, 0 when it did not, NaN before or when it is off")
                    .tag("integration", integration.status().id())
                    .register(meters);
        }
    }

    private static double up(IntegrationStatus status) {
        return switch (status.health()) {
            case UP -> 1;
            case DOWN -> 0;
            case UNKNOWN, OFF -> Double.NaN;
        };
    }

    /** By id. */
    public List<IntegrationStatus> statuses() {
        return all.stream()
                .map(Integration::status)
                .sorted(Comparator.comparing(IntegrationStatus::id))
                .toList();
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = PAUSE)
    void probeAll() {
        all.forEach(integration -> probes.execute(() -> probe(integration)));
    }

    private static void probe(Integration integration) {
        var before = integration.status();
        try {
            integration.probe();
        } catch (RuntimeException e) {
            LOG.debug("{} did not stand its probe", before.id(), e);
        }
        var after = integration.status();
        if (after.isDown() && !before.isDown()) {
            LOG.warn("Integration {} is down: {}", after.id(), after.lastFailureReason());
        } else if (before.isDown() && !after.isDown()) {
            LOG.info("Integration {} is back.", after.id());
        }
    }

    @Override
    public void destroy() {
        probes.shutdownNow();
    }
}
