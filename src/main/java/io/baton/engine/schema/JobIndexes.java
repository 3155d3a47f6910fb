package io.baton.engine.schema;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migration V361: lets the engine find the jobs that are due, and monitoring those that failed, without a look at the
 * timers of all open tickets. The engine takes jobs by their due date, so each needs one.
 */
@Component
class JobIndexes implements JavaMigration {

    private static final List<String> STATEMENTS = List.of(
            "update ACT_RU_JOB set DUEDATE_ = coalesce(CREATE_TIME_, localtimestamp) where DUEDATE_ is null",
            "create index baton_job_by_due_date on ACT_RU_JOB (DUEDATE_)",
            "create index baton_job_by_retries on ACT_RU_JOB (RETRIES_)");

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("361");
    }

    @Override
    public String getDescription() {
        return "job indexes";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
