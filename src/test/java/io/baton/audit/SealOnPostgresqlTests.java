package io.baton.audit;

import java.util.List;

class SealOnPostgresqlTests extends SealContract {

    @Override
    LedgerDatabase open() {
        return LedgerDatabase.postgresql();
    }

    @Override
    List<String> disarm() {
        return List.of(
                "drop trigger audit_event_append_only on audit_event",
                "drop trigger audit_leaf_append_only on audit_leaf",
                "drop trigger audit_checkpoint_append_only on audit_checkpoint",
                "drop trigger audit_payload_no_update on audit_payload",
                "drop trigger audit_head_no_delete on audit_head");
    }
}
