-- Rules that were broken, and who was called because of it.
create table policy_breach (
    id varchar(36) not null primary key,
    rule varchar(64) not null,
    guard varchar(40) not null,
    pursuit varchar(20) not null,
    ticket_key varchar(40),
    carried_by varchar(40),
    what varchar(2000) not null,
    person varchar(64),
    escalation_id varchar(36),
    at timestamp with time zone not null
);
create index policy_breach_at on policy_breach (at);
create index policy_breach_rule on policy_breach (rule, at);
create index policy_breach_ticket on policy_breach (ticket_key);

-- How often each guard said no, per day (UTC): sums, so that a refusal costs no row.
create table guard_count (
    guard varchar(40) not null,
    rule varchar(64) not null,
    on_day varchar(10) not null,
    refusals bigint not null,
    primary key (on_day, guard, rule)
);
