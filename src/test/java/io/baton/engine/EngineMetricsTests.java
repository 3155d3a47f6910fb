package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EngineMetricsTests {

    /** The columns of the engine's tables that count here, as its own scripts declare them. */
    private static final String[] TABLES = {
        "create table ACT_RU_JOB (ID_ varchar(64), RETRIES_ integer, SUSPENSION_STATE_ integer, DUEDATE_ timestamp,"
                + " CREATE_TIME_ timestamp, LOCK_EXP_TIME_ timestamp)",
        "create table ACT_RU_INCIDENT (ID_ varchar(64), CAUSE_INCIDENT_ID_ varchar(64))",
        "create table ACT_RU_TASK (ID_ varchar(64))"
    };

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private JdbcClient jdbc = TestDatabase.with().jdbc();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void measuresTheOldestJobThatNobodyRuns(boolean onPostgresql) {
        emptyBacklog(onPostgresql);
        job("created an hour ago, due at once", 3, 1, null, MINUTE.multipliedBy(60), null);
        job("due ten minutes ago", 3, 1, MINUTE.multipliedBy(10), MINUTE.multipliedBy(600), null);
        job("being run", 3, 1, null, MINUTE.multipliedBy(120), MINUTE.negated());
        job("left behind by a node that died", 3, 1, MINUTE.multipliedBy(5), MINUTE.multipliedBy(5), MINUTE);
        job("suspended", 3, 2, null, MINUTE.multipliedBy(180), null);
        job("timer of tomorrow", 3, 1, MINUTE.multipliedBy(-1440), MINUTE.multipliedBy(180), null);
        job("out of retries", 0, 1, null, MINUTE.multipliedBy(240), null);

        assertThat(gauge("baton.engine.job.lag")).isBetween(3600.0, 3660.0);
        assertThat(gauge("baton.engine.jobs.due")).isEqualTo(3);
        assertThat(gauge("baton.engine.jobs.failed")).isEqualTo(1);
    }

    @Test
    void countsAnIncidentOnceHoweverManyCallersWaitForIt() {
        emptyBacklog(false);
        jdbc.sql("insert into ACT_RU_INCIDENT values ('child', 'child'), ('parent', 'child')")
                .update();
        jdbc.sql("insert into ACT_RU_TASK values ('t1'), ('t2')").update();

        assertThat(gauge("baton.engine.incidents")).isEqualTo(1);
        assertThat(gauge("baton.engine.tasks.open")).isEqualTo(2);
        assertThat(gauge("baton.engine.job.lag")).isZero();
    }

    @Test
    void askedOftenReadsOnce() {
        emptyBacklog(false);
        var registry = bound();
        var before = registry.get("baton.engine.tasks.open").gauge().value();
        jdbc.sql("insert into ACT_RU_TASK values ('t1')").update();

        assertThat(registry.get("baton.engine.tasks.open").gauge().value()).isEqualTo(before);
    }

    @Test
    void answersNothingWhileTheDatabaseDoesNot() {
        assertThat(gauge("baton.engine.job.lag")).isNaN();
    }

    @Nested
    @BatonTest
    class InTheServer {

        @Autowired
        private MeterRegistry registry;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "baton.engine.job.lag",
                    "baton.engine.jobs.due",
                    "baton.engine.jobs.failed",
                    "baton.engine.incidents",
                    "baton.engine.tasks.open"
                })
        void readsTheEnginesOwnTables(String name) {
            assertThat(registry.get(name).gauge().value()).isNotNegative().isNotNaN();
        }
    }

    private void emptyBacklog(boolean onPostgresql) {
        jdbc = onPostgresql
                ? TestDatabase.postgresql().jdbc()
                : TestDatabase.with().jdbc();
        for (var table : TABLES) {
            jdbc.sql(table).update();
        }
    }

    /** Times are ages; a negative one lies in the future. */
    private void job(String id, int retries, int suspension, Duration due, Duration created, Duration lockEnd) {
        jdbc.sql("insert into ACT_RU_JOB values (?, ?, ?, ?, ?, ?)")
                .params(id, retries, suspension, ago(due), ago(created), ago(lockEnd))
                .update();
    }

    private static Timestamp ago(Duration age) {
        return age == null ? null : Timestamp.from(Instant.now().minus(age));
    }

    private double gauge(String name) {
        return bound().get(name).gauge().value();
    }

    private MeterRegistry bound() {
        var registry = new SimpleMeterRegistry();
        new EngineMetrics(new EngineBacklog(jdbc)).bindTo(registry);
        return registry;
    }
}
