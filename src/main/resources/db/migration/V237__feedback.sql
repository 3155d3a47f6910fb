-- What people say about the way of working without their name. The ids are random, so that they tell no order; the day
-- is all there is of the time; and there is no column for a person, an address or a session.
create table feedback (
  id varchar(36) not null primary key,
  process_key varchar(64) not null,
  activity_id varchar(128),
  remark varchar(2000) not null,
  given_on date not null,
  ticket_key varchar(40),
  overdue boolean not null,
  answer varchar(2000),
  answered_on date
);
create index feedback_by_day on feedback (given_on);
create index feedback_by_ticket on feedback (ticket_key);

-- Permits that were used up, so that each is good for one remark. They were never written down with a person.
create table feedback_permit (
  digest varchar(64) not null primary key,
  good_until date not null
);
create index feedback_permit_by_day on feedback_permit (good_until);
