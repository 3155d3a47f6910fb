-- For how long whoever deploys may be heard of: what one heartbeat adds, until when in all, and whether what closes the gate ends it.
alter table gate_grant add column renew_seconds integer default 0 not null;
alter table gate_grant add column renewable_until timestamp with time zone;
alter table gate_grant add column aborts boolean default false not null;
