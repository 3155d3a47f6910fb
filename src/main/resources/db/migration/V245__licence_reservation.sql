-- A seat is taken by somebody, reserved for a ticket, or free; the three never add up to more than there are.
alter table licence add column seats_reserved integer default 0 not null;
alter table licence add column metric varchar(20) default 'PERSON' not null;
alter table licence drop constraint licence_seats_enough;
alter table licence add constraint licence_seats_enough
  check (seats_taken >= 0 and seats_reserved >= 0 and seats_taken + seats_reserved <= seats);

-- A seat belongs to a person or to one installation, whichever the licence counts: seat_key names it.
create table licence_held_seat (
  licence_id varchar(64) not null references licence (id),
  seat_key varchar(64) not null,
  holder varchar(64) not null,
  source_ticket varchar(64),
  assigned_at timestamp with time zone not null,
  primary key (licence_id, seat_key)
);
insert into licence_held_seat (licence_id, seat_key, holder, source_ticket, assigned_at)
  select licence_id, holder, holder, source_ticket, assigned_at from licence_seat;
drop table licence_seat;
create index licence_held_seat_holder on licence_held_seat (licence_id, holder);

create table licence_reservation (
  licence_id varchar(64) not null references licence (id),
  ticket_key varchar(64) not null,
  holder varchar(64) not null,
  state varchar(20) not null,
  since timestamp with time zone not null,
  expires_at timestamp with time zone,
  primary key (licence_id, ticket_key)
);
create index licence_reservation_ticket on licence_reservation (ticket_key);
create index licence_reservation_due on licence_reservation (state, expires_at);
