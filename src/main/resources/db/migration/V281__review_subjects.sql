-- Corrections with reasons of their own may come from everybody who triages.
alter table review_item alter column subjects set data type varchar(100000);
