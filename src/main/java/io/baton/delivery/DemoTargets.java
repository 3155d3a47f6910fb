package io.baton.delivery;

import io.baton.platform.BeforeOpening;
import io.baton.platform.Ids;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the built-in tool pretend to deploy two services of the demo company: the intranet well, printing not. */
@Component
@Profile("demo")
class DemoTargets implements BeforeOpening {

    private final Targets targets;

    DemoTargets(Targets targets) {
        this.targets = targets;
    }

    @Override
    @Transactional
    public void start() {
        if (targets.all().isEmpty()) {
            pretend("svc-intranet", "succeed");
            pretend("svc-printing", "fail");
        }
    }

    private void pretend(String service, String job) {
        targets.add(
                new Target(
                        Ids.next(),
                        service,
                        "production",
                        "stub",
                        job,
                        null,
                        Map.of("VERSION", "{version}"),
                        Duration.ofMinutes(30),
                        null,
                        1),
                "admin");
    }
}
