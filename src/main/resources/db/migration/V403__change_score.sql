-- Whose success a change counts for, and the incident that is put down to it.
alter table change_record add column team varchar(64);
alter table change_record add column blamed_on varchar(40);
create index ix_change_team on change_record (team, implemented_at);
