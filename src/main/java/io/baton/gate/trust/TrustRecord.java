package io.baton.gate.trust;

import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of the deployments that went through the gate. A deployment that nobody reported on within its time counts as
 * failed, so silence earns nothing; one that was called off counts as none.
 */
@Component
class TrustRecord {

    private static final String FAILED = "case when outcome = 'SUCCEEDED' and blamed_on is null then 0 else 1 end";

    /** @param failures of the deployments; never more than them */
    record Figures(int deployments, int failures) {

        Figures andClean(int more) {
            return new Figures(deployments + more, failures);
        }
    }

    private final JdbcClient db;

    TrustRecord(JdbcClient db) {
        this.db = db;
    }

    /** @param without change or grant that is left out, to see how things stood before it; null leaves out nothing */
    Figures figures(String service, String environment, Instant since, Instant now, @Nullable String without) {
        return db.sql("select count(*) as deployments, coalesce(sum(" + FAILED + "), 0) as failures from gate_grant"
                        + " where service = :service and environment = :environment and granted_at >= :since"
                        + " and (outcome in ('SUCCEEDED', 'FAILED', 'ROLLED_BACK')"
                        + " or (outcome is null and expires_at < :now))"
                        + " and id <> :without and (change_key is null or change_key <> :without)")
                .param("service", service)
                .param("environment", environment)
                .param("since", Timestamps.column(since))
                .param("now", Timestamps.column(now))
                .param("without", without == null ? "" : without)
                .query(Figures.class)
                .single();
    }

    /** Those that were begun after a moment and went well. */
    int cleanSince(String service, String environment, Instant since) {
        return db.sql("select count(*) from gate_grant where service = ? and environment = ? and granted_at > ?"
                        + " and outcome = 'SUCCEEDED' and blamed_on is null")
                .params(service, environment, Timestamps.column(since))
                .query(Integer.class)
                .single();
    }

    /** An incident is put down to a change: its deployments that ended not long before were no success. */
    int blame(String changeKey, String incidentKey, Instant endedSince) {
        return db.sql("update gate_grant set blamed_on = ? where change_key = ? and blamed_on is null"
                        + " and (ended_at is null or ended_at >= ?)")
                .params(incidentKey, changeKey, Timestamps.column(endedSince))
                .update();
    }

    /** Where there is anything to say of a service. */
    List<String> environments(String service) {
        return db.sql("select environment from gate_grant where service = :service"
                        + " union select environment from gate_trust where service = :service"
                        + " union select environment from gate_trust_fall where service = :service order by 1")
                .param("service", service)
                .query(String.class)
                .list();
    }
}
