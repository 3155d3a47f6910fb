create table asset (
  tag varchar(64) not null primary key,
  kind varchar(40) not null,
  model varchar(120) not null,
  serial varchar(120),
  owner_id varchar(64),
  place varchar(120),
  status varchar(20) not null,
  source_ticket varchar(64),
  version bigint not null,
  updated_at timestamp with time zone not null
);
create index asset_owner on asset (owner_id);
create index asset_kind_status on asset (kind, status);
create unique index asset_serial on asset (serial);

create table asset_change (
  id varchar(36) not null primary key,
  tag varchar(64) not null references asset (tag),
  version bigint not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(64) not null,
  source_ticket varchar(64),
  changes varchar(1000000) not null
);
create unique index asset_change_of on asset_change (tag, version);

-- The last update that each step of a process applied: the same step repeated after a crash finds itself here.
create table asset_operation (
  operation_key varchar(200) not null primary key,
  tag varchar(64) not null,
  fingerprint varchar(64) not null,
  applied_at timestamp with time zone not null
);

create table licence (
  id varchar(64) not null primary key,
  product varchar(200) not null,
  seats integer not null,
  seats_taken integer not null,
  version bigint not null,
  constraint licence_seats_enough check (seats_taken >= 0 and seats_taken <= seats)
);

create table licence_seat (
  licence_id varchar(64) not null references licence (id),
  holder varchar(64) not null,
  source_ticket varchar(64),
  assigned_at timestamp with time zone not null,
  primary key (licence_id, holder)
);
create index licence_seat_holder on licence_seat (holder);
