-- Who had which part in a ticket, for rules that want these to be different people.
create table ticket_duty (
    ticket_key varchar(40) not null references ticket (ticket_key),
    person varchar(64) not null,
    duty varchar(40) not null,
    in_place_of varchar(64),
    taken_at timestamp with time zone not null,
    primary key (ticket_key, person, duty)
);

-- The last wall: of each pair of duties one person has one row, so the side of it that is taken second finds no room.
create table ticket_duty_pair (
    ticket_key varchar(40) not null references ticket (ticket_key),
    person varchar(64) not null,
    pair varchar(90) not null,
    side varchar(40) not null,
    taken_at timestamp with time zone not null,
    primary key (ticket_key, person, pair)
);
