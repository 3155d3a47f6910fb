package io.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Stands between a server and its database and remembers, while it is on, every statement and who gave it. */
public final class StatementWatch implements BeanPostProcessor {

    /** A value of a statement, as it was set. */
    private record Setting(Method method, Object[] values) {}

    /** A statement that was given to the database. */
    public static final class Asked {

        private final String sql;
        private final String thread;
        private final List<Setting> settings;

        private Asked(String sql, List<Setting> settings) {
            this.sql = sql.strip();
            this.thread = Thread.currentThread().getName();
            this.settings = settings;
        }

        public String sql() {
            return sql;
        }

        public String thread() {
            return thread;
        }

        /** Whether it looks for rows, unlike one that adds some. */
        boolean isSearch() {
            var first = sql.toLowerCase(Locale.ROOT);
            return first.startsWith("select") || first.startsWith("update") || first.startsWith("delete");
        }

        /** The same with something before it, and with the same values. */
        PreparedStatement prepare(Connection connection, String before) throws SQLException {
            var statement = connection.prepareStatement(before + sql);
            try {
                for (var setting : settings) {
                    setting.method().invoke(statement, setting.values());
                }
            } catch (ReflectiveOperationException e) {
                throw new SQLException("The values of " + sql + " could not be set again", e);
            }
            return statement;
        }
    }

    private final Collection<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean on;

    /** From now on. */
    public void begin() {
        asked.clear();
        on = true;
    }

    /** What was asked since. */
    public List<Asked> end() {
        on = false;
        return List.copyOf(asked);
    }

    public List<Asked> soFar() {
        return List.copyOf(asked);
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var database = new PGSimpleDataSource();
            database.setUrl(pool.getJdbcUrl());
            database.setUser(pool.getUsername());
            database.setPassword(pool.getPassword());
            pool.setDataSource(watched(
                    DataSource.class,
                    database,
                    (method, arguments, result) ->
                            result instanceof Connection connection ? watched(connection) : result));
        }
        return bean;
    }

    private Connection watched(Connection connection) {
        return watched(Connection.class, connection, (method, arguments, result) -> {
            if (result instanceof PreparedStatement statement && arguments[0] instanceof String sql) {
                return watched(statement, sql);
            }
            return result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        var settings = new ArrayList<Setting>();
        return watched(PreparedStatement.class, statement, (method, arguments, result) -> {
            var name = method.getName();
            if (name.startsWith("set") && arguments.length > 1) {
                settings.removeIf(former -> former.values()[0].equals(arguments[0]));
                settings.add(new Setting(method, arguments));
            } else if (on
                    && (name.startsWith("execute") && arguments.length == 0 && !name.equals("executeBatch")
                            || name.equals("addBatch"))) {
                asked.add(new Asked(sql, List.copyOf(settings)));
            }
            return result;
        });
    }

    /** What is done with the result of each call. */
    private interface Look {

        Object at(Method method, Object[] arguments, Object result);
    }

    private static <T> T watched(Class<T> type, T target, Look look) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                var result = method.invoke(target, arguments);
                return look.at(method, arguments == null ? new Object[0] : arguments, result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
