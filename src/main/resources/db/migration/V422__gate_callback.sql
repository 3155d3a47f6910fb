-- Questions of CI systems that are answered by calling them back, from when they asked until their run is over. open_key is there
-- while the tool waits for an answer, so that nobody asks for the same twice at a time.
create table gate_callback (
    id               varchar(36)              not null primary key,
    installation     varchar(40)              not null,
    state            varchar(12)              not null,
    project_id       varchar(64)              not null,
    subject          varchar(100)             not null,
    run_key          varchar(100)             not null,
    tool_environment varchar(255)             not null,
    open_key         varchar(500),
    run_system       varchar(20),
    run_id           varchar(200),
    run_attempt      integer,
    run_url          varchar(500),
    service          varchar(64),
    environment      varchar(40),
    template         varchar(64),
    commit_id        varchar(64),
    digests          varchar(4000)            not null,
    facts            varchar(4000)            not null,
    token            varchar(16000),
    pipeline         varchar(64),
    epoch            bigint                   not null,
    change_key       varchar(40),
    grant_id         varchar(36),
    reason           varchar(500),
    words            varchar(2000),
    comments         integer                  not null,
    attempts         integer                  not null,
    unsure           boolean                  not null,
    gave_up          boolean                  not null,
    stop_sent        boolean                  not null,
    trouble          varchar(2000),
    outcome          varchar(12),
    asked_at         timestamp with time zone not null,
    deadline_at      timestamp with time zone not null,
    seen_at          timestamp with time zone not null,
    answered_at      timestamp with time zone,
    deployed_at      timestamp with time zone,
    ended_at         timestamp with time zone,
    next_look_at     timestamp with time zone,
    constraint uq_gate_callback_open unique (open_key)
);
create index ix_gate_callback_next_look on gate_callback (next_look_at);
create index ix_gate_callback_state on gate_callback (state, environment);
create index ix_gate_callback_run on gate_callback (installation, project_id, run_key);
create index ix_gate_callback_grant on gate_callback (grant_id);
create index ix_gate_callback_asked on gate_callback (asked_at);

-- Calls that were heard, so that one that is repeated does nothing twice.
create table gate_callback_delivery (
    installation varchar(40)              not null,
    delivery     varchar(200)             not null,
    heard_at     timestamp with time zone not null,
    primary key (installation, delivery)
);
create index ix_gate_callback_delivery_time on gate_callback_delivery (heard_at);

-- When each tool is asked next what waits there; one server at a time does.
create table gate_callback_sweep (
    installation varchar(40)              not null primary key,
    next_at      timestamp with time zone not null
);
