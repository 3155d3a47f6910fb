-- Changes: what is to be done where and when; what they share with all tickets stands with their ticket.
create table change_record (
    ticket_key      varchar(32)              not null primary key references ticket (ticket_key),
    version         bigint                   not null,
    type            varchar(10)              not null,
    origin          varchar(10)              not null,
    template        varchar(64),
    service         varchar(64)              not null,
    environment     varchar(40)              not null,
    release_version varchar(100),
    commit_id       varchar(64),
    digests         varchar(4000)            not null,
    starts_at       timestamp with time zone,
    ends_at         timestamp with time zone,
    outage_minutes  integer                  not null,
    affected_users  integer                  not null,
    reason          varchar(4000)            not null,
    tests_passed    boolean,
    objective       varchar(2000),
    measure         varchar(2000),
    points          integer,
    risk_class      varchar(10),
    state           varchar(20)              not null,
    because         varchar(2000)            not null,
    outcome         varchar(20),
    outcome_note    varchar(4000),
    implemented_at  timestamp with time zone,
    -- one open change for the same thing, whoever asks again: set while it is open, emptied when it is over
    natural_key     varchar(64) unique
);

-- the record of a service and environment: which of its changes were done, and how they ended
create index ix_change_service on change_record (service, environment, implemented_at);
create index ix_change_implemented on change_record (implemented_at);
create index ix_change_template on change_record (template, implemented_at);

create table change_proof (
    id         varchar(64)              not null primary key,
    change_key varchar(32)              not null references change_record (ticket_key),
    kind       varchar(24)              not null,
    content    varchar(20000)           not null,
    sha256     varchar(64)              not null,
    added_by   varchar(64)              not null,
    added_at   timestamp with time zone not null
);

create index ix_change_proof on change_proof (change_key, added_at);
