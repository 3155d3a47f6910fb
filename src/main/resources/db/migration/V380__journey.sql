-- Journeys of customers: services that belong together for whoever needs something, and one person who answers for the whole.
create table journey (
    journey_id varchar(64) primary key,
    version bigint not null,
    name varchar(120) not null,
    owner varchar(64) not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(64) not null
);

-- The key is the name in small letters without punctuation: a service belongs to one journey only.
create table journey_service (
    service_key varchar(200) primary key,
    journey_id varchar(64) not null references journey,
    position integer not null,
    service varchar(200) not null
);
create index journey_service_by_journey on journey_service (journey_id, position);

-- Tickets that are one way for the customer. A ticket is part of one way only, which is named after its first ticket.
create table journey_ticket (
    ticket_key varchar(40) primary key references ticket,
    first_key varchar(40) not null,
    journey_id varchar(64) not null references journey,
    joined_at timestamp with time zone not null
);
create index journey_ticket_by_first on journey_ticket (first_key, ticket_key);
create index journey_ticket_by_journey on journey_ticket (journey_id, joined_at);
