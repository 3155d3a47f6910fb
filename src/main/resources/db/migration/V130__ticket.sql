-- Numbers of ticket keys; gaps are fine, doubles are not.
create sequence ticket_number start with 1 increment by 1 cache 20;

create table ticket (
    ticket_key varchar(40) primary key,
    version bigint not null,
    kind varchar(20) not null,
    state varchar(20) not null,
    state_before_hold varchar(20),
    on_hold_since timestamp with time zone,
    held_until timestamp with time zone,
    title varchar(255) not null,
    description varchar(20000) not null,
    requester varchar(64) not null,
    opened_by varchar(64) not null,
    item_id varchar(64),
    item_version integer,
    fields varchar(1000000) not null,
    category varchar(64),
    subcategory varchar(64),
    service varchar(64),
    ci_id varchar(64),
    ci_context varchar(10000) not null,
    impact varchar(10) not null,
    urgency varchar(10) not null,
    priority varchar(4),
    risk_class varchar(10),
    assigned_group varchar(64),
    assignee varchar(64),
    resolution_code varchar(20),
    resolution_note varchar(2000),
    justification varchar(2000),
    acceptance varchar(20),
    expected_at timestamp with time zone,
    reopen_count integer not null,
    process_instance_id varchar(64),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    closed_at timestamp with time zone
);
create index ticket_by_requester on ticket (requester, created_at);
create index ticket_by_state on ticket (state, created_at);
create index ticket_by_group on ticket (assigned_group, state);
create index ticket_by_category on ticket (category, created_at);
create index ticket_by_ci on ticket (ci_id);
create index ticket_by_item on ticket (item_id, closed_at);
create index ticket_by_instance on ticket (process_instance_id);
create index ticket_by_age on ticket (created_at);

-- Everyone who has, or ever had, to do with a ticket; who is not in here does not see it.
create table ticket_party (
    ticket_key varchar(40) not null references ticket,
    kind varchar(10) not null,
    party varchar(64) not null,
    part varchar(20) not null,
    primary key (ticket_key, kind, party, part)
);
create index ticket_party_by_party on ticket_party (kind, party, ticket_key);

create table ticket_timeline (
    position bigint generated always as identity primary key,
    ticket_key varchar(40) not null references ticket,
    at timestamp with time zone not null,
    kind varchar(20) not null,
    actor varchar(64) not null,
    entry varchar(4000) not null,
    internal boolean not null,
    details varchar(20000) not null
);
create index ticket_timeline_by_ticket on ticket_timeline (ticket_key, position);

create table ticket_decision (
    position bigint generated always as identity primary key,
    ticket_key varchar(40) not null references ticket,
    at timestamp with time zone not null,
    decision varchar(120) not null,
    decision_name varchar(255) not null,
    decision_version integer not null,
    inputs varchar(20000) not null,
    rules varchar(100000) not null
);
create index ticket_decision_by_ticket on ticket_decision (ticket_key, position);

create table ticket_approval (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    task_id varchar(64) not null,
    task_name varchar(255) not null,
    approver varchar(64) not null,
    approved boolean not null,
    reason varchar(2000),
    at timestamp with time zone not null
);
create index ticket_approval_by_ticket on ticket_approval (ticket_key, at);

create table ticket_comment (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    author varchar(64) not null,
    internal boolean not null,
    body varchar(10000) not null,
    at timestamp with time zone not null
);
create index ticket_comment_by_ticket on ticket_comment (ticket_key, at);

create table ticket_attachment (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    name varchar(255) not null,
    media_type varchar(120) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    uploaded_by varchar(64) not null,
    at timestamp with time zone not null
);
create index ticket_attachment_by_ticket on ticket_attachment (ticket_key, at);

create table ticket_link (
    ticket_key varchar(40) not null references ticket,
    relation varchar(20) not null,
    other_key varchar(40) not null references ticket,
    created_by varchar(64) not null,
    at timestamp with time zone not null,
    primary key (ticket_key, relation, other_key)
);
create index ticket_link_by_other on ticket_link (other_key);

-- One row per planned piece of work, with a little state machine of its own.
create table fulfilment_task (
    task_key varchar(64) primary key,
    ticket_key varchar(40) not null references ticket,
    plan_round integer not null,
    position integer not null,
    state varchar(20) not null,
    title varchar(255) not null,
    kind varchar(40) not null,
    task_group varchar(64) not null,
    runbook varchar(2000),
    verification_required boolean not null,
    asset_update_required boolean not null,
    created_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint fulfilment_task_place unique (ticket_key, plan_round, position)
);

-- Every user task the engine ever created for a ticket.
create table ticket_task (
    task_id varchar(64) primary key,
    ticket_key varchar(40) not null references ticket,
    task_key varchar(64),
    name varchar(255) not null,
    node_id varchar(255) not null,
    process_key varchar(255) not null,
    state varchar(20) not null,
    task_groups varchar(1000) not null,
    assignee varchar(64),
    due_at timestamp with time zone,
    created_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    finished_by varchar(64)
);
create index ticket_task_by_ticket on ticket_task (ticket_key, created_at);
create index ticket_task_by_assignee on ticket_task (assignee, state);
