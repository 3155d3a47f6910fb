-- Why the expected time is no longer what the receipt said.
alter table ticket add column expected_because varchar(500);
