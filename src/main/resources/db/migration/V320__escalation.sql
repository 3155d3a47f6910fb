-- A ladder that somebody, a clock or a task set up: who is called, rung by rung, until somebody answers.
create table escalation (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    called_by varchar(20) not null,
    subject varchar(64) not null,
    -- ticket, trigger and subject while it is climbed, so that there is one ladder at a time; null once it is not
    open_key varchar(130),
    reason varchar(2000) not null,
    raised_by varchar(64),
    raised_at timestamp with time zone not null,
    state varchar(20) not null,
    rung integer not null,
    -- how often it was called for again while it was climbed
    joined integer not null,
    record_type varchar(20) not null,
    priority varchar(2),
    team varchar(64),
    -- how much the team had to do, and who was there, when it was raised
    open_tasks integer not null,
    people_present integer not null,
    people_away integer not null,
    acknowledged_by varchar(64),
    acknowledged_at timestamp with time zone,
    note varchar(2000),
    ended_at timestamp with time zone,
    cause varchar(20),
    cause_note varchar(2000),
    cause_by varchar(64),
    cause_at timestamp with time zone,
    -- the problem that its cause is part of
    problem varchar(40),
    constraint escalation_once unique (open_key)
);
create index escalation_by_ticket on escalation (ticket_key);
create index escalation_by_time on escalation (raised_at);
create index escalation_by_cause on escalation (cause, team, cause_at);

-- What was done on each rung, by which rule, and whom it called.
create table escalation_step (
    escalation_id varchar(36) not null references escalation,
    position integer not null,
    rung integer not null,
    at timestamp with time zone not null,
    action varchar(60) not null,
    whom varchar(100) not null,
    called varchar(2000) not null,
    decision varchar(64),
    decision_version integer,
    rule_id varchar(100),
    rule_reason varchar(1000),
    outcome varchar(2000) not null,
    constraint escalation_step_key primary key (escalation_id, position)
);
