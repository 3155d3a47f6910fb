-- ENABLE ALWAYS: also under session_replication_role = replica, also for the owner of the tables.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is append-only: % on % is refused.', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function audit_refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function audit_refuse_change();
create trigger audit_leaf_append_only before update or delete on audit_leaf
    for each row execute function audit_refuse_change();
create trigger audit_leaf_no_truncate before truncate on audit_leaf
    for each statement execute function audit_refuse_change();
create trigger audit_checkpoint_append_only before update or delete on audit_checkpoint
    for each row execute function audit_refuse_change();
create trigger audit_checkpoint_no_truncate before truncate on audit_checkpoint
    for each statement execute function audit_refuse_change();
-- A payload may be purged, but not rewritten, and not all at once.
create trigger audit_payload_no_update before update on audit_payload
    for each row execute function audit_refuse_change();
create trigger audit_payload_no_truncate before truncate on audit_payload
    for each statement execute function audit_refuse_change();
create trigger audit_head_no_delete before delete on audit_head
    for each row execute function audit_refuse_change();
create trigger audit_head_no_truncate before truncate on audit_head
    for each statement execute function audit_refuse_change();

alter table audit_event enable always trigger audit_event_append_only;
alter table audit_event enable always trigger audit_event_no_truncate;
alter table audit_leaf enable always trigger audit_leaf_append_only;
alter table audit_leaf enable always trigger audit_leaf_no_truncate;
alter table audit_checkpoint enable always trigger audit_checkpoint_append_only;
alter table audit_checkpoint enable always trigger audit_checkpoint_no_truncate;
alter table audit_payload enable always trigger audit_payload_no_update;
alter table audit_payload enable always trigger audit_payload_no_truncate;
alter table audit_head enable always trigger audit_head_no_delete;
alter table audit_head enable always trigger audit_head_no_truncate;
