-- When people were called because nobody had looked at it in time.
alter table bypass add column called_at timestamp with time zone;
create index bypass_open on bypass (reviewed_at, deadline);
