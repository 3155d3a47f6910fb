package io.baton.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** An empty database that holds nothing but the ledger. */
record LedgerDatabase(HikariDataSource pool, AutoCloseable server) implements AutoCloseable {

    static LedgerDatabase h2() {
        var pool = pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
        migrate(pool, "h2");
        return new LedgerDatabase(pool, () -> {});
    }

    static LedgerDatabase postgresql() {
        try {
            var server = EmbeddedPostgres.builder().start();
            var pool = pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
            migrate(pool, "postgresql");
            return new LedgerDatabase(pool, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource pool(String url, String user) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword("");
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    private static void migrate(HikariDataSource pool, String vendor) {
        try {
            var scripts = Files.createTempDirectory("ledger-migrations");
            for (var folder : List.of("migration", "vendor/" + vendor)) {
                var source = Path.of("src/main/resources/db", folder);
                try (var files = Files.newDirectoryStream(source, "V11*.sql")) {
                    for (var file : files) {
                        Files.copy(file, scripts.resolve(file.getFileName()));
                    }
                }
            }
            Flyway.configure()
                    .dataSource(pool)
                    .locations("filesystem:" + scripts)
                    .load()
                    .migrate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        pool.close();
        server.close();
    }
}
