-- Mandatory steps of a runbook that were left out, with the reason.
create table runbook_deviation (
    deviation_id varchar(64) primary key,
    ticket_key varchar(40) not null references ticket,
    task_key varchar(64),
    task_kind varchar(40),
    task_title varchar(255) not null,
    steps varchar(4000) not null,
    note varchar(2000) not null,
    person varchar(64) not null,
    at timestamp with time zone not null
);
create index runbook_deviation_by_time on runbook_deviation (at);
create index runbook_deviation_by_ticket on runbook_deviation (ticket_key, at);
