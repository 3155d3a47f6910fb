package io.baton.gate.trust;

import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deployments that went through the gate long ago, written straight into its table. */
public final class GateRecord {

    private final JdbcClient db;
    private final String service;
    private final String environment;

    public GateRecord(JdbcClient db, String service, String environment) {
        this.db = db;
        this.service = service;
        this.environment = environment;
    }

    public GateRecord clean(int count, Instant at) {
        return add(count, "COMPLETED", "SUCCEEDED", at);
    }

    public GateRecord failed(int count, Instant at) {
        return add(count, "COMPLETED", "FAILED", at);
    }

    public GateRecord add(int count, String state, @Nullable String outcome, Instant at) {
        for (int i = 0; i < count; i++) {
            var id = Ids.next();
            db.sql("""
                            insert into gate_grant (id, service, environment, digests, content_hash, run_system, run_id,
                                run_attempt, principal, person, state, granted_at, expires_at, heard_at, ended_at, outcome,
                                decision_id)
                            values (?, ?, ?, '', '', 'shell', ?, 1, 'ci', 'ci', ?, ?, ?, ?, ?, ?, '')
                            """)
                    .params(id, service, environment, id, state, Timestamps.column(at))
                    .params(Timestamps.column(at.plus(Duration.ofMinutes(30))), Timestamps.column(at))
                    .params(outcome == null ? null : Timestamps.column(at), outcome)
                    .update();
        }
        return this;
    }
}
