-- The ledger. An event is never changed; what a person wrote stands apart in audit_payload, so that it can be
-- purged when its time is over: the event holds only the hash.
create table audit_event (
    id varchar(36) primary key,
    occurred_at timestamp with time zone not null,
    node varchar(64) not null,
    actor_type varchar(20) not null,
    actor varchar(128) not null,
    action varchar(80) not null,
    outcome varchar(20) not null,
    object_type varchar(64) not null,
    object_id varchar(255) not null,
    ticket varchar(64),
    category varchar(64),
    service varchar(128),
    code varchar(80),
    privileged boolean not null,
    body varchar(1000000) not null,
    mac varchar(64) not null
);
create index audit_event_time on audit_event (occurred_at);
create index audit_event_ticket on audit_event (ticket, occurred_at);
create index audit_event_actor on audit_event (actor, occurred_at);
create index audit_event_action on audit_event (action, occurred_at);
create index audit_event_category on audit_event (category, occurred_at);
create index audit_event_object on audit_event (object_id, occurred_at);
create index audit_event_privileged on audit_event (privileged, occurred_at);

create table audit_payload (
    event_id varchar(36) primary key,
    body varchar(1000000) not null
);

-- Events that wait to be sealed; written together with the event, emptied by the sealer.
create table audit_unsealed (
    event_id varchar(36) primary key,
    queued_at timestamp with time zone not null
);

-- The hash tree: one leaf per event in the order of sealing, and the signed statements about it.
create table audit_leaf (
    idx bigint primary key,
    event_id varchar(36) not null unique,
    leaf_hash varchar(64) not null,
    mac varchar(64) not null
);
create table audit_checkpoint (
    checkpoint_no bigint primary key,
    tree_size bigint not null,
    root_hash varchar(64) not null,
    note varchar(4000) not null,
    created_at timestamp with time zone not null
);

-- Where the sealer stands; its row lock makes sure that one node seals at a time.
create table audit_head (
    id integer primary key,
    ledger_id varchar(64) not null,
    tree_size bigint not null,
    peaks varchar(8000) not null,
    checkpoint_no bigint not null
);
insert into audit_head (id, ledger_id, tree_size, peaks, checkpoint_no) values (1, '', 0, '', 0);
