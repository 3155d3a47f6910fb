package io.baton.engine.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Migration V001: creates the engine's tables with the scripts that lie in the engine's own jar. The engine itself would
 * create them without a lock, and of two nodes that start on an empty database one would die; Flyway waits its turn.
 *
 * <p>A later engine brings an upgrade script; it becomes a migration of its own that first reads
 * {@code ACT_GE_SCHEMA_LOG}, because this one always creates what the engine of its day wants.
 */
@Component
class EngineSchema implements JavaMigration {

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql";
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var vendor = vendor(connection.getMetaData().getDatabaseProductName());
        for (var part : PARTS) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPTS.formatted(vendor, part)));
        }
    }

    private static String vendor(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> "h2";
            case "postgresql" -> "postgres";
            default ->
                throw new IllegalStateException("Baton keeps its data in PostgreSQL or H2, not in " + product
                        + ". Set BATON_DB_URL accordingly.");
        };
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("001");
    }

    @Override
    public String getDescription() {
        return "engine";
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
