package io.baton.ticket.repair;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of repairs; it outlives the engine's own record of what failed. */
@Component
class Repairs {

    private final JdbcClient db;
    private final Clock clock;

    Repairs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void open(Repair repair) {
        db.sql("""
                        insert into step_repair (repair_id, job_id, open_job, ticket_key, process_instance_id,
                            root_instance_id, process_key, process_name, node_id, step_name, adapter, attempts, reason,
                            request, response, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        repair.id(),
                        repair.jobId(),
                        repair.jobId(),
                        repair.ticketKey(),
                        repair.processInstanceId(),
                        repair.rootInstanceId(),
                        repair.processKey(),
                        repair.processName(),
                        repair.nodeId(),
                        repair.stepName(),
                        repair.adapter(),
                        repair.attempts(),
                        repair.reason(),
                        repair.request(),
                        repair.response(),
                        Timestamps.column(clock.instant()))
                .update();
    }

    Optional<Repair> openFor(String jobId) {
        return db.sql("select * from step_repair where open_job = ?")
                .param(jobId)
                .query(Repairs::read)
                .optional();
    }

    boolean isOpen(String id) {
        return db.sql("select count(*) from step_repair where repair_id = ? and open_job is not null")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Repair require(String id) {
        return db.sql("select * from step_repair where repair_id = ?")
                .param(id)
                .query(Repairs::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Repair " + id));
    }

    void decided(String id, Repair.Outcome outcome, String by) {
        db.sql("update step_repair set outcome = ?, decided_by = ?, decided_at = ? where repair_id = ?")
                .params(outcome.name(), by, Timestamps.column(clock.instant()), id)
                .update();
    }

    void close(String id) {
        db.sql("update step_repair set open_job = null, closed_at = ? where repair_id = ?")
                .params(Timestamps.column(clock.instant()), id)
                .update();
    }

    private static Repair read(ResultSet row, int number) throws SQLException {
        return new Repair(
                row.getString("repair_id"),
                row.getString("job_id"),
                row.getString("ticket_key"),
                row.getString("process_instance_id"),
                row.getString("root_instance_id"),
                row.getString("process_key"),
                row.getString("process_name"),
                row.getString("node_id"),
                row.getString("step_name"),
                row.getString("adapter"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("request"),
                row.getString("response"));
    }
}
