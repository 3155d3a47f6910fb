-- Where somebody belongs, and who pays for what that person orders.
alter table person add column department varchar(80);
alter table person add column cost_centre varchar(40);
