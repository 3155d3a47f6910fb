package io.baton.delivery;

import io.baton.deployment.Deployable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Orders and targets as contract tests need them. */
public final class Orders {

    public static final String ID = "0198f2aa-0000-7000-8000-000000000001";
    public static final String COMMIT = "0123456789012345678901234567890123456789";

    private Orders() {}

    public static Order of(String job) {
        return new Order(
                ID,
                "CHG-2026-000012",
                new Deployable("shop", "production", "1.4.2", COMMIT, Set.of()),
                job,
                "v1.4.2",
                Map.of("VERSION", "1.4.2", Order.ID_PARAMETER, ID),
                "target-secret");
    }

    public static Target target(String job) {
        return new Target(
                "t1",
                "shop",
                "production",
                "tool",
                job,
                "v{version}",
                Map.of("VERSION", "{version}"),
                Duration.ofHours(1),
                "target-secret",
                1);
    }
}
