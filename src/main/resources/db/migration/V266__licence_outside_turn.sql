-- One server at a time moves seats of a licence in the register where it is kept. Not the row of the licence itself, so
-- that nobody who only counts seats here waits for the other register.
create table licence_outside_turn (
  licence_id varchar(64) not null primary key
);
