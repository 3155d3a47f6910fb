-- Times in which nothing may be deployed, one row for each occurrence and scope; written by the change calendar, read by the gate
-- in the one statement of its decision. A null scope means every service or environment.
create table closed_time (
    id          varchar(64)              not null primary key,
    entry_id    varchar(64)              not null,
    kind        varchar(20)              not null,
    title       varchar(200)             not null,
    service     varchar(64),
    environment varchar(40),
    starts_at   timestamp with time zone not null,
    ends_at     timestamp with time zone not null
);

create index ix_closed_time_ends on closed_time (ends_at, starts_at);
create index ix_closed_time_entry on closed_time (entry_id);
