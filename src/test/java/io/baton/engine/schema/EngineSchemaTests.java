package io.baton.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class EngineSchemaTests {

    @Test
    void engineAcceptsTheSchemaOnH2() {
        var database = JdbcConnectionPool.create("jdbc:h2:mem:engine-schema;DB_CLOSE_DELAY=-1", "sa", "");

        assertThat(migrations(database)).isEqualTo(1);
        assertThat(engineStartsOn(database, "h2")).isTrue();
        assertThat(migrations(database)).as("a restart").isZero();
    }

    @Test
    void twoNodesMayStartAtOnceOnAnEmptyPostgres() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var atOnce = new CyclicBarrier(2);
            Callable<Integer> node = () -> {
                atOnce.await();
                var applied = migrations(postgres.getPostgresDatabase());
                assertThat(engineStartsOn(
                                postgres.getPostgresDatabase(),
                                "node" + Thread.currentThread().getId()))
                        .isTrue();
                return applied;
            };
            var nodes = Executors.newFixedThreadPool(2);
            try {
                var first = nodes.submit(node);
                var second = nodes.submit(node);
                assertThat(first.get() + second.get()).as("applied once").isEqualTo(1);
            } finally {
                nodes.shutdownNow();
            }
        }
    }

    private static int migrations(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/no-migrations-but-the-engine")
                .failOnMissingLocations(false)
                .javaMigrations(new EngineSchema())
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static boolean engineStartsOn(DataSource database, String name) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setProcessEngineName(name);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setDbMetricsReporterActivate(false);
        var engine = configuration.buildProcessEngine();
        var tables = engine.getManagementService().getTableCount();
        engine.close();
        return tables.containsKey("ACT_HI_CASEINST") && tables.containsKey("ACT_HI_DECINST");
    }
}
