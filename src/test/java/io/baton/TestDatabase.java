package io.baton;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A database in memory with the tables of some migrations only, for tests of one module without a server. */
public final class TestDatabase {

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param migrations file names, such as {@code V150__cmdb.sql} */
    public static TestDatabase with(String... migrations) {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
        return migrated(new DriverManagerDataSource(url, "sa", ""), migrations);
    }

    /** A database in memory without any table. */
    public static DataSource empty() {
        return with().dataSource;
    }

    /** The same on PostgreSQL. */
    public static DataSource emptyPostgresql() {
        return postgresql().dataSource;
    }

    /** Tables of some migrations on PostgreSQL; all such databases live in one server that ends with the tests. */
    public static TestDatabase postgresql(String... migrations) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(Postgresql.SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return migrated(Postgresql.SERVER.getDatabase("postgres", name), migrations);
    }

    private static TestDatabase migrated(DataSource dataSource, String... migrations) {
        Arrays.stream(migrations)
                .map(name -> new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + name)))
                .forEach(populator -> populator.execute(dataSource));
        return new TestDatabase(dataSource);
    }

    /** Started by the first test that needs it. */
    private static final class Postgresql {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }
}
