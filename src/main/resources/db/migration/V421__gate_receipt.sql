-- Keys that sign receipts, one after the other. The private half is sealed and thrown away when the next key takes over; the public
-- half stays, since old receipts have to be verified for as long as anybody asks.
create table gate_signing_key (
    number      integer                  not null primary key,
    kid         varchar(64)              not null,
    public_key  varchar(400)             not null,
    private_key varchar(2000),
    signs_from  timestamp with time zone not null,
    signs_until timestamp with time zone not null
);

create unique index ux_gate_signing_key_kid on gate_signing_key (kid);

-- Its one row is locked by whoever makes the next key, so that two nodes do not make two.
create table gate_signing_turn (
    id integer not null primary key
);
insert into gate_signing_turn (id) values (1);

-- Receipts as they were handed out; asked for again, it is the same one.
create table gate_receipt (
    grant_id  varchar(36)              not null primary key,
    kid       varchar(64)              not null,
    payload   varchar(1000000)         not null,
    signature varchar(200)             not null,
    issued_at timestamp with time zone not null
);
