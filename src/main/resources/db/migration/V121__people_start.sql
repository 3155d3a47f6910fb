-- Locked by a node that looks for the first administrator, so that two that start at once do not both make one.
create table people_start (
    id integer primary key
);
insert into people_start (id) values (1);
