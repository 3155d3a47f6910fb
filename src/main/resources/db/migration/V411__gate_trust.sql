-- The incident that is put down to what was deployed.
alter table gate_grant add column blamed_on varchar(40);
create index ix_gate_grant_record on gate_grant (service, environment, granted_at);

-- How far pipelines may be trusted at most, as whoever answers for the service says.
create table gate_trust (
    service     varchar(64)              not null,
    environment varchar(40)              not null,
    allowed     varchar(3)               not null,
    because     varchar(1000)            not null,
    said_by     varchar(64)              not null,
    said_at     timestamp with time zone not null,
    primary key (service, environment)
);

-- Each time trust was lost at once; the latest one counts. One cause costs trust once.
create table gate_trust_fall (
    id           varchar(36)              not null primary key,
    service      varchar(64)              not null,
    environment  varchar(40)              not null,
    cause        varchar(40)              not null,
    from_level   varchar(3)               not null,
    to_level     varchar(3)               not null,
    because      varchar(1000)            not null,
    fell_at      timestamp with time zone not null,
    climbs_at    timestamp with time zone not null,
    clean_needed integer                  not null,
    constraint uq_gate_trust_fall unique (service, environment, cause)
);
create index ix_gate_trust_fall on gate_trust_fall (service, environment, fell_at);
