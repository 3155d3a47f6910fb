-- Messages to people, written in the transaction that gave rise to them and sent afterwards.
create table notification_outbox (
  id varchar(36) not null primary key,
  about varchar(64) not null,
  event varchar(40) not null,
  dedupe_key varchar(300) not null,
  audience varchar(20) not null,
  recipient varchar(64) not null,
  address varchar(320),
  channel varchar(20) not null,
  template varchar(64) not null,
  template_version integer not null,
  subject varchar(255) not null,
  body varchar(10000) not null,
  state varchar(20) not null,
  attempts integer not null,
  created_at timestamp with time zone not null,
  queued_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error varchar(500)
);
create unique index notification_outbox_once on notification_outbox (dedupe_key);
create index notification_outbox_about on notification_outbox (about, created_at);
create index notification_outbox_due on notification_outbox (state, next_attempt_at);
create index notification_outbox_age on notification_outbox (state, queued_at);
