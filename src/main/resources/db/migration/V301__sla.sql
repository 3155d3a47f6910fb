-- One row per clock: what its segments come to at the moment. Everything here can be reckoned again from them.
create table sla_clock (
    id varchar(36) primary key,
    ticket_key varchar(40) not null references ticket,
    kind varchar(12) not null,
    -- the group that has the ticket, of an OLA clock
    team varchar(64),
    mode varchar(10) not null,
    opened_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    record_kind varchar(20) not null,
    service varchar(200),
    priority varchar(10) not null,
    target_ms bigint,
    elapsed_ms bigint not null,
    calendar_id varchar(64) not null,
    calendar_version integer not null,
    due_at timestamp with time zone,
    -- the next threshold that nobody was told of, and when it is reached; null while it rests or nothing is left
    next_percent integer,
    next_at timestamp with time zone,
    breached boolean not null,
    -- what the plan was made for, and when; a threshold that had passed by then is late
    planned_because varchar(40) not null,
    planned_at timestamp with time zone not null,
    -- the running model that waits for the next threshold
    watch_id varchar(64),
    -- when the reconciler last took care of it
    healed_at timestamp with time zone
);
create index sla_clock_by_ticket on sla_clock (ticket_key);
create index sla_clock_by_next on sla_clock (next_at);
create index sla_clock_by_calendar on sla_clock (calendar_id, ended_at);
create index sla_clock_by_end on sla_clock (ended_at);

-- The life of a clock. Rows are added and never changed; one ends where the next begins.
create table sla_segment (
    clock_id varchar(36) not null references sla_clock,
    seq integer not null,
    from_at timestamp with time zone not null,
    mode varchar(10) not null,
    cause varchar(40) not null,
    reason varchar(500) not null,
    target_ms bigint,
    calendar_id varchar(64) not null,
    calendar_version integer not null,
    zone varchar(64) not null,
    target_table varchar(64) not null,
    target_version integer not null,
    target_rule varchar(64) not null,
    target_reason varchar(1000) not null,
    due_at timestamp with time zone,
    primary key (clock_id, seq)
);

-- Thresholds that were reached, each once.
create table sla_event (
    id varchar(36) primary key,
    clock_id varchar(36) not null references sla_clock,
    ticket_key varchar(40) not null,
    kind varchar(12) not null,
    service varchar(200),
    percent integer not null,
    due_at timestamp with time zone not null,
    fired_at timestamp with time zone not null,
    lag_ms bigint not null,
    late boolean not null,
    cause varchar(40) not null,
    target_ms bigint not null,
    credit_percent integer not null,
    escalates boolean not null,
    improves boolean not null,
    -- the improvement that the breach led to
    improvement varchar(40),
    constraint sla_event_once unique (clock_id, percent)
);
create index sla_event_by_ticket on sla_event (ticket_key);
create index sla_event_by_time on sla_event (fired_at);
