-- One survey per ticket at most. The link's token is kept as a digest only; what the ticket was like is copied when it
-- closes, so that figures never have to look at other modules' tables.
create table survey (
  id varchar(36) not null primary key,
  ticket_key varchar(40) not null references ticket,
  respondent varchar(64) not null,
  token_hash varchar(64) not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  answered_at timestamp with time zone,
  score integer,
  recommend integer,
  remark varchar(2000),
  low_score integer not null,
  call_back_within varchar(20) not null,
  call_back_outcome varchar(20),
  call_back_note varchar(2000),
  service varchar(64),
  item_id varchar(64),
  team varchar(64),
  process varchar(120),
  cycle_minutes bigint not null,
  reopens integer not null,
  breaches integer not null,
  reroutes integer not null
);
create unique index survey_once_per_ticket on survey (ticket_key);
create unique index survey_by_token on survey (token_hash);
create index survey_by_respondent on survey (respondent, sent_at);
create index survey_by_time on survey (sent_at);

-- When each person was asked last; whoever writes here first has the right to ask.
create table survey_respondent (
  person varchar(64) not null primary key,
  asked_at timestamp with time zone not null
);
