-- How each ask was read when it came in; the share of those that needed no person is a figure of the service.
create table intake_judgement (
    ticket_key varchar(40) primary key,
    at timestamp with time zone not null,
    intent varchar(10),
    record_type varchar(20) not null,
    note varchar(2000),
    link varchar(255),
    matched_item varchar(64),
    free_text boolean not null,
    -- null until triage has read it; CLEAR, NONE or SEVERAL
    reading varchar(10)
);
create index intake_judgement_by_age on intake_judgement (at, reading);
