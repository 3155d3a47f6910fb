create table cost_centre (
  id varchar(40) not null primary key,
  title varchar(120) not null,
  owner_id varchar(64),
  budget numeric(14, 2),
  budget_period varchar(10) not null,
  mode varchar(20),
  version bigint not null
);

-- What requests cost, one line each; a line is never changed, only stood against by another one.
create table cost_line (
  id varchar(36) not null primary key,
  ticket_key varchar(64) not null,
  kind varchar(20) not null,
  cost_centre varchar(40) not null,
  item_id varchar(64) not null,
  requester varchar(64) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  booked_month varchar(7) not null,
  booked_at timestamp with time zone not null
);
create unique index cost_line_of_ticket on cost_line (ticket_key, kind);
create index cost_line_month on cost_line (cost_centre, booked_month);
create index cost_line_period on cost_line (booked_month);

-- What open requests are going to cost, so that a budget is not promised twice.
create table cost_commitment (
  ticket_key varchar(64) not null primary key,
  cost_centre varchar(40) not null,
  amount numeric(14, 2) not null
);
create index cost_commitment_of on cost_commitment (cost_centre);
