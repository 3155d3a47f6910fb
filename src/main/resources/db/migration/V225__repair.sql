-- Automatic steps that used up their attempts, and what people did about them.
create table step_repair (
    repair_id varchar(64) primary key,
    job_id varchar(64) not null,
    -- The job while it stands still, nothing afterwards: a job has one open repair at most.
    open_job varchar(64) unique,
    ticket_key varchar(40) not null references ticket,
    process_instance_id varchar(64) not null,
    root_instance_id varchar(64) not null,
    process_key varchar(255) not null,
    process_name varchar(255) not null,
    node_id varchar(255) not null,
    step_name varchar(512) not null,
    adapter varchar(64),
    attempts integer not null,
    reason varchar(2000) not null,
    request varchar(4000),
    response varchar(4000),
    outcome varchar(20),
    decided_by varchar(64),
    decided_at timestamp with time zone,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone
);
create index step_repair_by_ticket on step_repair (ticket_key, opened_at);
create index step_repair_by_time on step_repair (opened_at);
