create trigger audit_event_append_only before update, delete on audit_event
    for each row call 'io.baton.audit.h2.AppendOnlyTrigger';
create trigger audit_leaf_append_only before update, delete on audit_leaf
    for each row call 'io.baton.audit.h2.AppendOnlyTrigger';
create trigger audit_checkpoint_append_only before update, delete on audit_checkpoint
    for each row call 'io.baton.audit.h2.AppendOnlyTrigger';
create trigger audit_payload_no_update before update on audit_payload
    for each row call 'io.baton.audit.h2.AppendOnlyTrigger';
create trigger audit_head_no_delete before delete on audit_head
    for each row call 'io.baton.audit.h2.AppendOnlyTrigger';

-- H2 fires no trigger on TRUNCATE, but refuses to truncate what a foreign key points to, so this table stays empty and
-- points at all of them. Dropping whole tables is left to its owner; the verifier and the anchors notice.
create table audit_no_truncate (
    event_id varchar(36) references audit_event (id),
    payload_id varchar(36) references audit_payload (event_id),
    leaf bigint references audit_leaf (idx),
    checkpoint_no bigint references audit_checkpoint (checkpoint_no),
    head integer references audit_head (id)
);
