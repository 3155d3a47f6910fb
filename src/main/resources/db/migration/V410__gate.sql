-- What is locked before anybody is let through, and counted up by whatever may close or open the gate; '*' is every environment.
create table gate_scope (
    environment varchar(40)              not null primary key,
    epoch       bigint                   not null,
    changed_at  timestamp with time zone not null
);
insert into gate_scope (environment, epoch, changed_at) values ('*', 0, current_timestamp);

-- What each change allows, one row for each change, written in the transactions that move the change.
create table gate_permit (
    change_key   varchar(40)              not null primary key,
    change_type  varchar(20)              not null,
    state        varchar(20)              not null,
    service      varchar(64)              not null,
    environment  varchar(40)              not null,
    version      varchar(100),
    commit_id    varchar(64),
    digests      varchar(4000)            not null,
    opens_at     timestamp with time zone,
    closes_at    timestamp with time zone,
    uses         integer                  not null,
    used         integer                  not null,
    content_hash varchar(64)              not null,
    risk         varchar(10)              not null,
    owner        varchar(64)              not null,
    because      varchar(2000)            not null,
    consents     varchar(1000000)         not null,
    changed_at   timestamp with time zone not null
);
create index ix_gate_permit_scope on gate_permit (service, environment, state);

-- Who was let through. A run goes through once for each change and attempt.
create table gate_grant (
    id              varchar(36)              not null primary key,
    change_key      varchar(40),
    service         varchar(64)              not null,
    environment     varchar(40)              not null,
    version         varchar(100),
    commit_id       varchar(64),
    digests         varchar(4000)            not null,
    content_hash    varchar(64)              not null,
    run_system      varchar(20)              not null,
    run_id          varchar(200)             not null,
    run_attempt     integer                  not null,
    run_url         varchar(500),
    principal       varchar(200)             not null,
    person          varchar(64)              not null,
    state           varchar(12)              not null,
    granted_at      timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    heard_at        timestamp with time zone not null,
    ended_at        timestamp with time zone,
    outcome         varchar(12),
    note            varchar(1000),
    revoked_because varchar(2000),
    decision_id     varchar(36)              not null,
    constraint uq_gate_grant_run unique (change_key, environment, run_system, run_id, run_attempt)
);
create index ix_gate_grant_scope on gate_grant (service, environment, state);
create index ix_gate_grant_change on gate_grant (change_key, state);

-- Every answer the gate gave.
create table gate_decision (
    id          varchar(36)              not null primary key,
    decided_at  timestamp with time zone not null,
    kind        varchar(12)              not null,
    principal   varchar(200)             not null,
    service     varchar(64),
    environment varchar(40),
    change_key  varchar(40),
    status      integer                  not null,
    reason      varchar(500)             not null,
    document    varchar(1000000)         not null
);
create index ix_gate_decision_time on gate_decision (decided_at);
create index ix_gate_decision_change on gate_decision (change_key, decided_at);
create index ix_gate_decision_scope on gate_decision (service, environment, decided_at);
