-- Which seat it is in the register where the licence is kept, so that exactly this one is given back.
alter table licence_held_seat add column outside_seat varchar(64);
