-- Whoever went round a rule, with the reason, and who looked at it later.
create table bypass (
  id varchar(64) not null primary key,
  kind varchar(40) not null,
  rule varchar(64) not null,
  ticket_key varchar(64),
  summary varchar(1000) not null,
  reason varchar(2000) not null,
  evidence varchar(2000),
  owner varchar(64) not null,
  allowed_by varchar(64),
  at timestamp with time zone not null,
  deadline timestamp with time zone not null,
  reviewed_by varchar(64),
  reviewed_at timestamp with time zone,
  verdict varchar(20),
  remark varchar(2000)
);
create index bypass_at on bypass (at);
create index bypass_ticket on bypass (ticket_key);

-- What priority.dmn says where somebody said otherwise by hand.
alter table ticket add column computed_priority varchar(4);

-- What the tables said and what somebody says instead, for as long as it holds; one in force per ticket at most.
create table priority_override (
  id varchar(64) not null primary key,
  ticket_key varchar(64) not null references ticket (ticket_key),
  state varchar(20) not null,
  priority varchar(4) not null,
  computed varchar(4) not null,
  reason varchar(2000) not null,
  evidence varchar(2000) not null,
  author varchar(64) not null,
  allowed_by varchar(64),
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  in_force varchar(64) unique,
  ended_at timestamp with time zone,
  ended_because varchar(20),
  bypass_id varchar(64)
);
create index priority_override_ticket on priority_override (ticket_key, asked_at);
