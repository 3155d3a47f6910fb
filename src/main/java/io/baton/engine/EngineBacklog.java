package io.baton.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in the engine, read from its tables because its queries know neither the oldest job nor one that is not
 * locked. Due and failed jobs are found by index, whatever number of timers waits for later; still they are read once in
 * some seconds only, however often and by however many monitoring asks. Open tasks have to be counted, hence more rarely.
 */
@Component
class EngineBacklog {

    /**
     * The backlog at one moment; all values are NaN while the database does not answer.
     *
     * @param lagSeconds age of the oldest due job that nobody runs, 0 if there is none
     * @param dueJobs jobs that are due and that nobody runs
     * @param failedJobs jobs without a retry left
     * @param incidents open engine incidents, each counted once where it arose
     */
    record Reading(double lagSeconds, double dueJobs, double failedJobs, double incidents) {

        private static final Reading UNKNOWN = new Reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineBacklog.class);
    private static final Duration FRESHNESS = Duration.ofSeconds(5);
    private static final Duration FRESHNESS_OF_TASKS = Duration.ofMinutes(1);

    private static final String READ = """
            select
              (select min(coalesce(DUEDATE_, CREATE_TIME_)) from ACT_RU_JOB
                where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= :now)
                  and (LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now)) as oldest,
              (select count(*) from ACT_RU_JOB
                where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= :now)
                  and (LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now)) as due,
              (select count(*) from ACT_RU_JOB where RETRIES_ = 0) as failed,
              (select count(*) from ACT_RU_INCIDENT where ID_ = CAUSE_INCIDENT_ID_) as incidents
            """;

    private final JdbcClient jdbc;
    private final Cache<Boolean, Reading> latest =
            Caffeine.newBuilder().expireAfterWrite(FRESHNESS).build();
    private final Cache<Boolean, Double> openTasks =
            Caffeine.newBuilder().expireAfterWrite(FRESHNESS_OF_TASKS).build();

    EngineBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Reading seen() {
        return latest.get(Boolean.TRUE, any -> read());
    }

    /** User tasks that wait; NaN while the database does not answer. */
    double openTasks() {
        return openTasks.get(Boolean.TRUE, any -> countTasks());
    }

    private double countTasks() {
        try {
            return jdbc.sql("select count(*) from ACT_RU_TASK")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            LOG.warn("The open tasks could not be counted: {}", e.getMessage());
            return Double.NaN;
        }
    }

    private Reading read() {
        // The engine writes its times in the zone of this process and by its own clock.
        var now = ClockUtil.getCurrentTime();
        try {
            return jdbc.sql(READ)
                    .param("now", new Timestamp(now.getTime()))
                    .query((row, n) -> reading(row, now))
                    .single();
        } catch (DataAccessException e) {
            LOG.warn("The engine's backlog could not be read: {}", e.getMessage());
            return Reading.UNKNOWN;
        }
    }

    private static Reading reading(ResultSet row, Date now) throws SQLException {
        var oldest = row.getTimestamp("oldest");
        var lag = oldest == null ? 0 : Math.max(0, now.getTime() - oldest.getTime()) / 1000.0;
        return new Reading(lag, row.getLong("due"), row.getLong("failed"), row.getLong("incidents"));
    }
}
