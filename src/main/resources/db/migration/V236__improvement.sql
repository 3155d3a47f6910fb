-- How often each step was called unnecessary or unclear. No person and no time: the numbers are all there is.
create table step_flag (
  process_key varchar(64) not null,
  activity_id varchar(128) not null,
  activity_name varchar(255) not null,
  flags integer not null,
  pending integer not null,
  improvement_key varchar(40),
  primary key (process_key, activity_id)
);

create table improvement (
  ticket_key varchar(40) not null primary key references ticket,
  title varchar(255) not null,
  description varchar(4000) not null,
  source varchar(20) not null,
  reference varchar(64),
  process_key varchar(64),
  activity_id varchar(128),
  author varchar(64),
  outcome varchar(4000)
);
-- A remark becomes an improvement once; both databases let any number of rows have no reference.
create unique index improvement_by_reference on improvement (source, reference);
create index improvement_by_activity on improvement (process_key, activity_id);
