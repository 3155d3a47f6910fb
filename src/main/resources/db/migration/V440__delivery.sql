-- Which tool brings which service to which environment, and what it is told.
create table delivery_target (
    id            varchar(36)              not null primary key,
    service       varchar(64)              not null,
    environment   varchar(40)              not null,
    tool          varchar(40)              not null,
    job           varchar(400)             not null,
    git_ref       varchar(200),
    parameters    varchar(8000)            not null,
    wait_time     varchar(20)              not null,
    secret        varchar(4000),
    version       integer                  not null,
    updated_at    timestamp with time zone not null,
    updated_by    varchar(64)              not null,
    constraint uq_delivery_target unique (service, environment)
);

-- One hand-off to a tool: written with the work that wants it, sent once that work is committed. next_look_at is null when there is
-- nothing to look for; untold is set while the process has not heard yet what came of it.
create table dispatch (
    id            varchar(36)              not null primary key,
    change_key    varchar(40)              not null,
    grant_id      varchar(64)              not null,
    tool          varchar(40)              not null,
    job           varchar(400)             not null,
    git_ref       varchar(200),
    service       varchar(64)              not null,
    environment   varchar(40)              not null,
    version       varchar(120),
    commit_id     varchar(64),
    params        varchar(16000)           not null,
    target_id     varchar(36)              not null,
    state         varchar(12)              not null,
    external_id   varchar(200),
    external_url  varchar(1000),
    attempts      integer                  not null,
    searches      integer                  not null,
    pause_millis  bigint                   not null,
    next_look_at  timestamp with time zone,
    cancel_at     timestamp with time zone,
    cancel_sent   boolean                  not null,
    revoked_told  boolean                  not null,
    untold        boolean                  not null,
    trouble_told  boolean                  not null,
    note          varchar(1000),
    asked         varchar(4000),
    answered      varchar(4000),
    created_at    timestamp with time zone not null,
    sent_at       timestamp with time zone,
    finished_at   timestamp with time zone
);

create index ix_dispatch_next_look on dispatch (next_look_at);
create index ix_dispatch_change on dispatch (change_key, created_at);
