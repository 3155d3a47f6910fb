-- What Baton changed in a register of assets that is kept elsewhere.
create table asset_outside_change (
  id varchar(36) not null primary key,
  tag varchar(64) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(64) not null,
  source_ticket varchar(64),
  owner_id varchar(64),
  changes varchar(1000000) not null
);
create index asset_outside_change_of on asset_outside_change (tag, changed_at);
