-- When the work of a ticket is planned: what was asked for, whether it rests until a time that is free, and what was forced.
create table task_time (
    task_key    varchar(80)  not null primary key,
    ticket_key  varchar(64)  not null,
    planned_by  varchar(64)  not null,
    planned_at  timestamp with time zone not null,
    rests_until timestamp with time zone,
    bypass_id   varchar(64)
);
create index ix_task_time_rests on task_time (rests_until);
create index ix_task_time_ticket on task_time (ticket_key);
