package io.baton.audit;

import java.util.List;

class SealOnH2Tests extends SealContract {

    @Override
    LedgerDatabase open() {
        return LedgerDatabase.h2();
    }

    @Override
    List<String> disarm() {
        return List.of(
                "drop table audit_no_truncate",
                "drop trigger audit_event_append_only",
                "drop trigger audit_leaf_append_only",
                "drop trigger audit_checkpoint_append_only",
                "drop trigger audit_payload_no_update",
                "drop trigger audit_head_no_delete");
    }
}
