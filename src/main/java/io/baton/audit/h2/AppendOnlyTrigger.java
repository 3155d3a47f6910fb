package io.baton.audit.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses to change or delete rows of the ledger on H2. Public because the database makes the instance. */
public class AppendOnlyTrigger implements Trigger {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("The ledger is append-only: changing " + table + " is refused.", INSUFFICIENT_PRIVILEGE);
    }
}
