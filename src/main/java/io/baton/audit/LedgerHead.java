package io.baton.audit;

import io.baton.audit.proof.HashTree;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Where the sealer stands. */
record LedgerHead(String origin, HashTree tree, long checkpointNumber) {

    static LedgerHead read(ResultSet row, int number) throws SQLException {
        return new LedgerHead(
                row.getString("ledger_id"),
                HashTree.resume(row.getLong("tree_size"), row.getString("peaks")),
                row.getLong("checkpoint_no"));
    }
}
