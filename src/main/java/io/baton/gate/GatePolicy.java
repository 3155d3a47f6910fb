package io.baton.gate;

import io.baton.deployment.Trust;
import io.baton.engine.Decisions;
import io.baton.gate.Facts.Kept;
import io.baton.platform.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks gate-policy.dmn what holds for an environment. Where no row fits, nothing is let through. */
@Component
class GatePolicy {

    private static final String TABLE = "gate-policy";
    private static final List<String> RISKS = List.of("LOW", "MEDIUM", "HIGH");

    /**
     * What holds.
     *
     * @param ungated whether no change is asked for
     * @param ttl how long a grant is good for
     * @param longest how long it is good for in all, while whoever deploys is heard of
     * @param finishes whether a deployment that runs may go on when its window ends
     * @param digestDemanded whether nobody goes through without naming the artifact
     * @param heldByFreeze whether closed times of the calendar count
     * @param concurrent how many deployments of the service may run at once
     * @param openHours business calendar within whose hours it is open; null where it may be open at any time
     */
    record Policy(
            String id,
            int version,
            String digest,
            boolean ungated,
            Duration ttl,
            Duration longest,
            boolean finishes,
            boolean digestDemanded,
            boolean heldByFreeze,
            int concurrent,
            String highestRisk,
            @Nullable String openHours) {

        /** Whether what closes the gate ends a deployment that runs. */
        boolean aborts() {
            return heldByFreeze && !finishes;
        }

        boolean accepts(String risk) {
            var known = RISKS.indexOf(risk);
            return known >= 0 && known <= RISKS.indexOf(highestRisk);
        }
    }

    private final Decisions decisions;
    private final Trust trust;
    private final Json json;

    GatePolicy(Decisions decisions, Trust trust, Json json) {
        this.decisions = decisions;
        this.trust = trust;
        this.json = json;
    }

    /** Asks the version that is deployed now, also where another server deployed it a moment ago. */
    void readAnew() {
        decisions.forget(TABLE);
    }

    /** @param permit of the change; null while there is none */
    Optional<Policy> of(String service, String environment, @Nullable Kept permit) {
        var facts = new HashMap<String, Object>();
        facts.put("service", service);
        facts.put("environment", environment);
        if (permit != null) {
            facts.put("changeType", permit.type());
            facts.put("risk", permit.risk());
            facts.put("agreedBy", permit.isByTable() ? "TABLE" : "PEOPLE");
            if (permit.isByTable()) {
                // read here and now: what was trusted when it was approved may not be any more
                facts.put("trustLevel", trust.level(service, environment).name());
            }
        }
        return decisions.judge(TABLE, facts).map(this::policy);
    }

    private Policy policy(Decisions.Judgement said) {
        var row = said.outputs();
        return new Policy(
                said.rule(),
                said.version(),
                digest(said.rule(), row),
                "UNGATED".equals(row.get("gateMode")),
                Duration.parse(String.valueOf(row.get("grantTime"))),
                Duration.parse(String.valueOf(row.get("longestGrant"))),
                "FINISH".equals(row.get("overrun")),
                Boolean.TRUE.equals(row.get("digestDemanded")),
                !Boolean.FALSE.equals(row.get("heldByFreeze")),
                Integer.parseInt(String.valueOf(row.get("concurrentDeployments"))),
                String.valueOf(row.get("highestRisk")),
                hours(row.get("openHours")));
    }

    private static @Nullable String hours(@Nullable Object calendar) {
        return calendar == null || calendar.toString().isBlank() ? null : calendar.toString();
    }

    private String digest(String rule, Map<String, Object> row) {
        return "sha256:" + Digests.sha256(rule + json.write(new TreeMap<>(row)));
    }
}
